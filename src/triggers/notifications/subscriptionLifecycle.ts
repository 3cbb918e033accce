import { createClient } from "../../client";
import { subscriptionsTo, tryDeleteSubscriptions } from "../../graph";
import { openFlowMemory } from "./flowState";
import { ensureFlowSubscription, findWebhookUrl, type WatchingFlow } from "./flowSubscription";

// The platform stops a lifecycle handler after 30 seconds.
const LIFECYCLE = { timeoutMs: 15_000, budgetMs: 28_000 };

/**
 * Runs on every deploy: renews the flow's subscription, or creates it when there is none. A deploy
 * starts no flow that could catch up: a gap is reported by the next scheduled run.
 */
export const subscribe = async (flow: WatchingFlow) => {
  const memory = openFlowMemory(flow.context);
  await ensureFlowSubscription(flow, memory, "always", LIFECYCLE);
  return memory.result();
};

/**
 * Runs when the instance is deleted: removes the flow's subscription and whatever else notifies its
 * URL. One that is gone already is a success. The known one is deleted by its id, so also when the list fails.
 */
export const unsubscribe = async ({ context, inputs, permission }: WatchingFlow) => {
  const memory = openFlowMemory(context);
  const graph = createClient(inputs.connection, context, LIFECYCLE);
  const known = memory.read().subscription;
  const ids = known === undefined ? [] : [known.id, ...(known.leftovers ?? [])];
  const purpose = { operation: "Delete Subscription", permission };
  const failures = await tryDeleteSubscriptions(graph, ids, purpose);

  const url = findWebhookUrl(context);
  const listOthers = async () =>
    url === undefined
      ? []
      : subscriptionsTo(graph, [url], { operation: "List Subscriptions", permission });
  const others = await listOthers().catch((error: Error) => {
    if (known === undefined) throw error;
    context.logger.warn(error.message);
    return [];
  });
  const otherIds = others.map(({ id }) => id).filter((id) => !ids.includes(id));
  failures.push(...(await tryDeleteSubscriptions(graph, otherIds, purpose)));
  if (failures[0] !== undefined) throw failures[0].error;
  memory.keep({ subscription: null, missedSince: null });
  return memory.result();
};
