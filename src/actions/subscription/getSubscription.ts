import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";
import { entity, graphPath, type Subscription } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { subscriptionId } from "../../inputs/subscription";
import { output, subscription } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads a subscription of the calling app.
 * @see https://learn.microsoft.com/graph/api/subscription-get
 */
export const getSubscription = action({
  display: { label: "Get Subscription", description: "Returns a subscription by id." },
  inputs: { connection, subscriptionId, debugRequest },
  performSafety: "safe",
  examplePayload: subscriptionExamplePayload,
  outputSchema: output(subscription),
  perform: async (context, { connection, subscriptionId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const found = await entity<Subscription>(graph, {
      operation: "Get Subscription",
      permission: permissions.getSubscription,
      method: "GET",
      path: graphPath`/subscriptions/${subscriptionId}`,
      awaitReplication: false,
    });
    return { data: found };
  },
});
