import type { TriggerPayload } from "@prismatic-io/spectral";
import { keepState, readState } from "./flowState";
import { ensureFlowSubscription, type WatchingFlow } from "./flowSubscription";
import { type TriggerRun, withData } from "./triggerRun";

// A scheduled run has all the time in the world, so that it gets through an outage of minutes.
const SCHEDULED = { budgetMs: 300_000, retry: { maxRetries: 8, maxTotalMs: 240_000 } };

const earlier = (one: string, other: string | null | undefined): string =>
  other && other < one ? other : one;

/** A scheduled run: keeps the subscription alive and says when changes may have been missed. */
export const runSchedule = async (
  flow: WatchingFlow,
  payload: TriggerPayload,
): Promise<TriggerRun> => {
  const { context, inputs } = flow;
  const { subscription, missedSince } = readState(context);
  const wanted = inputs.expirationTriggerDateTime;
  if (wanted !== undefined && wanted <= new Date().toISOString()) {
    const ended = {
      subscriptionId: subscription?.id ?? null,
      action: "ended",
      expirationDateTime: wanted,
      gap: null,
    };
    return { branch: "Subscription Renewal", payload: withData(payload, ended) };
  }
  const { state, action, gap } = await ensureFlowSubscription(flow, "half", SCHEDULED);
  const { id, expirationDateTime } = state;
  // Without memory of an earlier subscription, nobody knows when it ended.
  const own = gap ?? (action === "created" ? { from: null, to: state.seenAt } : null);
  const reported =
    missedSince === undefined || own?.from === null
      ? own
      : { from: earlier(missedSince, own?.from), to: state.seenAt };
  return {
    branch: "Subscription Renewal",
    payload: withData(payload, { subscriptionId: id, action, expirationDateTime, gap: reported }),
    ...keepState(context, { subscription: state, missedSince: null }),
  };
};
