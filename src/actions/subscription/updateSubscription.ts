import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";
import { entity, graphPath, InputError, type Subscription } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import {
  expirationDateTime,
  optionalNotificationUrl,
  subscriptionId,
} from "../../inputs/subscription";
import { output, subscription } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Renews a subscription by moving its expiry, or moves it to another URL.
 * @see https://learn.microsoft.com/graph/api/subscription-update
 */
export const updateSubscription = action({
  display: {
    label: "Update Subscription",
    description: "Updates the expiry or the notification URL of a subscription.",
  },
  inputs: {
    connection,
    subscriptionId,
    notificationUrl: optionalNotificationUrl,
    expirationDateTime: {
      ...expirationDateTime,
      comments:
        "The new end of the subscription, in UTC, at most 29 days ahead. Empty leaves it as it is.",
    },
    debugRequest,
  },
  ...notAllowed(subscriptionExamplePayload),
  outputSchema: output(subscription),
  perform: async (context, params) => {
    const { subscriptionId, notificationUrl, expirationDateTime } = params;
    if (notificationUrl === undefined && expirationDateTime === undefined) {
      throw new InputError(
        "Expiration Date Time",
        "nothing to update: give an Expiration Date Time or a Notification URL",
      );
    }
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const updated = await entity<Subscription>(graph, {
      operation: "Update Subscription",
      permission: permissions.updateSubscription,
      method: "PATCH",
      path: graphPath`/subscriptions/${subscriptionId}`,
      awaitReplication: false,
      body: { notificationUrl, expirationDateTime },
    });
    return { data: updated };
  },
});
