import { type ClientOptions, createClient } from "../../client";
import { type ChangeItem, findSubscription, isGuid, type SubscriptionState } from "../../graph";
import { type WatchingFlow, webhookUrl } from "./flowSubscription";

/** A flow has one subscription; more unknown ones are a forger's. */
const MOST_LOOK_UPS = 3;

/**
 * State was lost: Graph says whether a subscription that notifications name is this flow's, and what its
 * secret is. Undefined when none of them is.
 */
export const lookUpSubscription = async (
  { context, inputs, permission }: WatchingFlow,
  items: readonly ChangeItem[],
  limits: ClientOptions,
): Promise<SubscriptionState | undefined> => {
  const graph = createClient(inputs.connection, context, limits);
  const ids = new Set(items.map(({ subscriptionId }) => subscriptionId).filter(isGuid));
  for (const id of [...ids].slice(0, MOST_LOOK_UPS)) {
    const found = await findSubscription(graph, id, { operation: "Get Subscription", permission });
    if (found?.notificationUrl === webhookUrl(context) && found.clientState) {
      const { clientState, expirationDateTime } = found;
      return { id, clientState, expirationDateTime, seenAt: new Date().toISOString() };
    }
  }
  return undefined;
};
