import type { ActionContext } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { deleteSubscriptions, subscriptionsTo } from "../../graph";
import {
  ensureFlowSubscription,
  readState,
  type SubscriptionInputs,
  type Watched,
  webhookUrl,
  writeMissedSince,
  writeState,
} from "./flowSubscription";

// The platform stops a lifecycle handler after 30 seconds.
const LIFECYCLE = { timeoutMs: 15_000, budgetMs: 28_000 };

/** Runs on every deploy: renews the flow's subscription, or creates it when there is none. */
export const subscribe = async (
  watched: Watched,
  context: ActionContext,
  inputs: SubscriptionInputs,
) => {
  const { state, gap } = await ensureFlowSubscription(
    watched,
    context,
    inputs,
    "always",
    LIFECYCLE,
  );
  // A deploy starts no flow that could catch up: the next scheduled run reports it.
  if (gap?.from) writeMissedSince(context, gap.from);
  return writeState(context, state);
};

/**
 * Runs when the instance is deleted: removes the flow's subscription and whatever else notifies its
 * URL. What is gone already is as good.
 */
export const unsubscribe = async (context: ActionContext, { connection }: SubscriptionInputs) => {
  const graph = createClient(connection, context, LIFECYCLE);
  const known = readState(context);
  const ours = await subscriptionsTo(graph, [webhookUrl(context)]);
  await deleteSubscriptions(graph, [
    ...new Set([...ours.map(({ id }) => id), ...(known ? [known.id] : [])]),
  ]);
  return writeState(context, null);
};
