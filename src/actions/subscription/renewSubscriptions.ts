import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { renewSubscriptionsExamplePayload } from "../../examplePayloads/subscription";
import {
  entity,
  GraphError,
  graphPath,
  type Subscription,
  subscriptionsTo,
  withLongestExpiry,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { subscriptionIds } from "../../inputs/subscription";
import { output, renewals } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** What became of one subscription. */
interface Renewal {
  id: string;
  success: boolean;
  expirationDateTime: string | null;
  error: string | null;
}

/**
 * Renews subscriptions for as long as Graph allows: the given ones, or all that notify this instance.
 * Tells of each what became of it; one that fails does not keep the others.
 * @see https://learn.microsoft.com/graph/api/subscription-update
 */
export const renewSubscriptions = action({
  display: {
    label: "Renew Subscriptions",
    description: "Renews the given subscriptions, or all that notify a webhook of this instance.",
  },
  inputs: { connection, subscriptionIds, debugRequest },
  ...notAllowed(renewSubscriptionsExamplePayload),
  outputSchema: output(renewals),
  perform: async (context, { connection, subscriptionIds, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = {
      operation: "Renew Subscriptions",
      permission: permissions.renewSubscriptions,
    };
    const ids =
      subscriptionIds.length > 0
        ? subscriptionIds
        : (await subscriptionsTo(graph, Object.values(context.webhookUrls), purpose)).map(
            ({ id }) => id,
          );
    const results: Renewal[] = [];
    for (const id of ids) {
      try {
        const renewed = await withLongestExpiry(new Date(), (expirationDateTime) =>
          entity<Subscription>(graph, {
            ...purpose,
            method: "PATCH",
            path: graphPath`/subscriptions/${id}`,
            awaitReplication: false,
            body: { expirationDateTime },
          }),
        );
        results.push({
          id,
          success: true,
          expirationDateTime: renewed.expirationDateTime,
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
