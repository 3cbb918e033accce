import { createClient } from "../../client";
import { deleteSubscriptions, subscriptionsTo } from "../../graph";
import { keepState, readState } from "./flowState";
import { ensureFlowSubscription, type WatchingFlow, webhookUrl } from "./flowSubscription";

// The platform stops a lifecycle handler after 30 seconds.
const LIFECYCLE = { timeoutMs: 15_000, budgetMs: 28_000 };

/** Runs on every deploy: renews the flow's subscription, or creates it when there is none. */
export const subscribe = async (flow: WatchingFlow) => {
  const { state, gap } = await ensureFlowSubscription(flow, "always", LIFECYCLE);
  // A deploy starts no flow that could catch up: the next scheduled run reports it.
  return keepState(flow.context, {
    subscription: state,
    ...(gap?.from ? { missedSince: gap.from } : {}),
  });
};

/**
 * Runs when the instance is deleted: removes the flow's subscription and whatever else notifies its
 * URL. What is gone already is as good.
 */
export const unsubscribe = async ({ context, inputs, permission }: WatchingFlow) => {
  const graph = createClient(inputs.connection, context, LIFECYCLE);
  const known = readState(context).subscription;
  const ours = await subscriptionsTo(graph, [webhookUrl(context)], {
    operation: "List Subscriptions",
    permission,
  });
  const ids = [...ours, ...(known ? [known] : [])].map(({ id }) => id);
  await deleteSubscriptions(graph, [...new Set(ids)], {
    operation: "Delete Subscription",
    permission,
  });
  return keepState(context, { subscription: null });
};
