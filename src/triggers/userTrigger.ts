import { trigger } from "@prismatic-io/spectral";
import { userNotificationExamplePayload } from "../examplePayloads/trigger";
import { connection } from "../inputs/common";
import { expirationTriggerDateTime, triggerChangeType } from "../inputs/subscription";
import { answerWebhook, branches } from "./shared/answerWebhook";
import { subscribe, unsubscribe } from "./shared/subscriptionLifecycle";

/**
 * Starts the flow when users change. The subscription is made on deploy and removed with the instance.
 * Least permission: User.Read.All.
 * @see https://learn.microsoft.com/graph/change-notifications-overview
 */
export const userTrigger = trigger({
  display: {
    label: "User Trigger",
    description:
      "Receive user change notifications from Microsoft Entra ID. Automatically creates and manages a webhook subscription for users when the instance is deployed, and removes the subscription when the instance is deleted.",
  },
  inputs: { connection, changeType: triggerChangeType, expirationTriggerDateTime },
  scheduleSupport: "invalid",
  synchronousResponseSupport: "invalid",
  allowsBranching: true,
  staticBranchNames: branches,
  examplePayload: userNotificationExamplePayload,
  perform: async (_context, payload) => answerWebhook(payload),
  webhookLifecycleHandlers: {
    create: async (context, params) => subscribe("users", "User.Read.All", context, params),
    delete: unsubscribe,
  },
});
