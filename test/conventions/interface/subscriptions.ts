import { additionalProperties, connection, debugRequest, extent, type Surface } from "./common";

export const subscriptions: Surface = {
  createSubscription: {
    label: "Create Subscription",
    inputs: {
      connection,
      changeType: ["Change Type"],
      notificationUrl: ["Notification URL"],
      resource: ["Resource"],
      expirationDateTime: ["Expiration Date Time"],
      additionalProperties,
      headers: ["Header"],
      debugRequest,
    },
  },
  deleteInstancedSubscriptions: {
    label: "Delete Instanced Subscriptions",
    inputs: { connection, debugRequest },
  },
  deleteSubscription: {
    label: "Delete Subscription",
    inputs: { connection, subscriptionId: ["Subscription ID"], debugRequest },
  },
  getSubscription: {
    label: "Get Subscription",
    inputs: { connection, subscriptionId: ["Subscription ID"], debugRequest },
  },
  listSubscriptions: {
    label: "List Subscriptions",
    inputs: {
      connection,
      ...extent,
      debugRequest,
    },
  },
  reauthorizeSubscription: {
    label: "Reauthorize Subscription",
    inputs: { connection, subscriptionId: ["Subscription ID"], debugRequest },
  },
  renewSubscriptions: {
    label: "Renew Subscriptions",
    inputs: { connection, subscriptionIds: ["Subscription IDs"], debugRequest },
  },
  updateSubscription: {
    label: "Update Subscription",
    inputs: {
      connection,
      subscriptionId: ["Subscription ID"],
      notificationUrl: ["Notification URL"],
      expirationDateTime: ["Expiration Date Time"],
      debugRequest,
    },
  },
};
