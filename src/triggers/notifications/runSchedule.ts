import type { TriggerPayload } from "@prismatic-io/spectral";
import type { Gap } from "../../graph";
import type { FlowMemory } from "./flowState";
import { ensureFlowSubscription, type WatchingFlow } from "./flowSubscription";
import { renewed, type TriggerRun } from "./triggerRun";

// Nobody waits for the answer of a scheduled run, so that it can wait out an outage of some minutes.
const SCHEDULED = { budgetMs: 300_000, retry: { maxRetries: 8, maxTotalMs: 240_000 } };

/** A scheduled run: keeps the subscription alive and says when changes may have been missed. */
export const runSchedule = async (
  flow: WatchingFlow,
  memory: FlowMemory,
  payload: TriggerPayload,
): Promise<TriggerRun> => {
  const wanted = flow.inputs.expirationTriggerDateTime;
  if (wanted !== undefined && wanted <= new Date().toISOString()) {
    const subscriptionId = memory.read().subscription?.id ?? null;
    return renewed(payload, {
      subscriptionId,
      action: "ended",
      expirationDateTime: wanted,
      gap: null,
    });
  }
  const { state, action } = await ensureFlowSubscription(flow, memory, "half", SCHEDULED);
  const { missedSince } = memory.read();
  const known: Gap | null = missedSince ? { from: missedSince, to: state.seenAt } : null;
  // Without memory of an earlier subscription, nobody knows when it ended.
  const gap: Gap | null = action === "created" ? { from: null, to: state.seenAt } : known;
  memory.keep({ missedSince: null });
  return {
    ...renewed(payload, {
      subscriptionId: state.id,
      action,
      expirationDateTime: state.expirationDateTime,
      gap,
    }),
    ...memory.result(),
  };
};
