import type { ActionContext, TriggerPayload } from "@prismatic-io/spectral";
import { type Answer, withData } from "./answers";
import {
  ensureFlowSubscription,
  readMissedSince,
  readState,
  type SubscriptionInputs,
  type Watched,
  writeMissedSince,
  writeState,
} from "./flowSubscription";

// A scheduled run has all the time in the world, so that it gets through an outage of minutes.
const SCHEDULED = { budgetMs: 300_000, retry: { maxRetries: 8, maxTotalMs: 240_000 } };

const earlier = (one: string, other: string | null | undefined): string =>
  other && other < one ? other : one;

/** A scheduled run: keeps the subscription alive and says when changes may have been missed. */
export const runSchedule = async (
  watched: Watched,
  context: ActionContext,
  payload: TriggerPayload,
  inputs: SubscriptionInputs,
): Promise<Answer> => {
  const { expirationTriggerDateTime: given } = inputs;
  if (given !== undefined && given <= new Date().toISOString()) {
    const ended = {
      subscriptionId: readState(context)?.id ?? null,
      action: "ended",
      expirationDateTime: given,
      gap: null,
    };
    return { branch: "Subscription Renewal", payload: withData(payload, ended) };
  }
  const { state, action, gap } = await ensureFlowSubscription(
    watched,
    context,
    inputs,
    "half",
    SCHEDULED,
  );
  const { id, expirationDateTime } = state;
  // Without memory of an earlier subscription, nobody knows when it ended.
  const own = gap ?? (action === "created" ? { from: null, to: state.seenAt } : null);
  const missedSince = readMissedSince(context);
  const reported =
    missedSince === undefined || own?.from === null
      ? own
      : { from: earlier(missedSince, own?.from), to: state.seenAt };
  writeMissedSince(context, null);
  return {
    branch: "Subscription Renewal",
    payload: withData(payload, {
      subscriptionId: id,
      action,
      expirationDateTime,
      gap: reported,
    }),
    ...writeState(context, state),
  };
};
