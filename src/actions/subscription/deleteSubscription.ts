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
 * Ends a subscription.
 * @see https://learn.microsoft.com/graph/api/subscription-delete
 */
export const deleteSubscription = action({
  display: { label: "Delete Subscription", description: "Deletes a subscription." },
  inputs: { connection, subscriptionId, debugRequest },
  ...notAllowed(deleteSubscriptionExamplePayload),
  outputSchema: output(success({ subscriptionId: text })),
  perform: async (context, { connection, subscriptionId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Delete Subscription",
      permission: permissions.deleteSubscription,
      method: "DELETE",
      path: graphPath`/subscriptions/${subscriptionId}`,
      awaitReplication: false,
    });
    return { data: { success: true as const, subscriptionId } };
  },
});
