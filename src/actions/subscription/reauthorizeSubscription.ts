import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { deleteSubscriptionExamplePayload } from "../../examplePayloads/subscription";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { subscriptionId } from "../../inputs/subscription";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Confirms a subscription after Graph asked for it, without moving its expiry. Not to be combined with
 * a renewal within ten minutes: a renewal reauthorizes as well.
 * @see https://learn.microsoft.com/graph/api/subscription-reauthorize
 */
export const reauthorizeSubscription = action({
  display: {
    label: "Reauthorize Subscription",
    description: "Reauthorizes a subscription without moving its expiry.",
  },
  inputs: { connection, subscriptionId, debugRequest },
  ...notAllowed(deleteSubscriptionExamplePayload),
  outputSchema: output(success({ subscriptionId: text })),
  perform: async (context, { connection, subscriptionId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Reauthorize Subscription",
      permission: permissions.reauthorizeSubscription,
      method: "POST",
      path: graphPath`/subscriptions/${subscriptionId}/reauthorize`,
      awaitReplication: false,
    });
    return { data: { success: true as const, subscriptionId } };
  },
});
