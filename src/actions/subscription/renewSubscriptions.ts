import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { type Renewal, renewSubscriptionsExamplePayload } from "../../examplePayloads/subscription";
import {
  GraphError,
  graphPath,
  SUBSCRIPTION_PERMISSION,
  type Subscription,
  subscriptionsTo,
  withLongestExpiry,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { subscriptionIds } from "../../inputs/subscription";
import { output, renewals } from "../../outputSchemas";

/**
 * Renews subscriptions for as long as Graph allows: the given ones, or all that notify this instance.
 * Tells of each what became of it; one that fails does not keep the others.
 * Least permission: the read permission of the resource, User.Read.All or Group.Read.All.
 * @see https://learn.microsoft.com/graph/api/subscription-update
 */
export const renewSubscriptions = action({
  display: {
    label: "Renew Subscriptions",
    description: "Renews the given subscriptions, or all that notify a webhook of this instance.",
  },
  inputs: { connection, subscriptionIds, debugRequest },
  performSafety: "notAllowed",
  examplePayload: renewSubscriptionsExamplePayload,
  examplePerform: async () => renewSubscriptionsExamplePayload,
  outputSchema: output(renewals),
  perform: async (context, { connection, subscriptionIds, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const ids =
      subscriptionIds.length > 0
        ? subscriptionIds
        : (await subscriptionsTo(graph, Object.values(context.webhookUrls))).map(({ id }) => id);
    const results: Renewal[] = [];
    for (const id of ids) {
      try {
        const { body } = await withLongestExpiry(new Date(), (expirationDateTime) =>
          graph.request<Subscription>({
            operation: "Renew Subscription",
            permission: SUBSCRIPTION_PERMISSION,
            method: "PATCH",
            path: graphPath`/subscriptions/${id}`,
            body: { expirationDateTime },
          }),
        );
        results.push({
          id,
          success: true,
          expirationDateTime: body.expirationDateTime,
          error: null,
        });
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        results.push({ id, success: false, expirationDateTime: null, error: error.message });
      }
    }
    return { data: { success: results.every(({ success }) => success), subscriptions: results } };
  },
});
