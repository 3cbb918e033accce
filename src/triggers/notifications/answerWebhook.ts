import type { TriggerPayload } from "@prismatic-io/spectral";
import type { ClientOptions } from "../../client";
import { type ChangeItem, classifyNotification } from "../../graph";
import { believer } from "./believe";
import { type FlowMemory, openMemory } from "./flowState";
import { ensureFlowSubscription, type WatchingFlow } from "./flowSubscription";
import { inTime } from "./inTime";
import { wantedChanges } from "./membershipChanges";
import { oldestUndelivered } from "./oldestUndelivered";
import { runSchedule } from "./runSchedule";
import { delivered, filtered, rejected, simulated, type TriggerRun, validated } from "./triggerRun";

// Graph treats an answer after 3 seconds as late; all that is asked of Graph before it must be done by then.
const ANSWER_WITHIN_MS = 2_000;

/** The limits of a client that must be done when the answer is due, whatever was spent before it. */
const until = (due: number) => (): ClientOptions => ({
  timeoutMs: 1_200,
  budgetMs: due - Date.now(),
  retry: { maxRetries: 0 },
});

const RENEW_BEFORE_MS = 7 * 86_400_000;

const isRenewalDue = (
  { inputs }: WatchingFlow,
  memory: FlowMemory,
  lifecycle: readonly ChangeItem[],
): boolean => {
  const { subscription } = memory.read();
  if (subscription === undefined) return false;
  const left = Date.parse(subscription.expirationDateTime) - Date.now();
  return (
    lifecycle.length > 0 ||
    (left < RENEW_BEFORE_MS && inputs.expirationTriggerDateTime === undefined)
  );
};

/** A single PATCH renews and reauthorizes; only when the subscription is gone there is more to do. */
const renewInTime = async (flow: WatchingFlow, memory: FlowMemory, due: number): Promise<void> => {
  try {
    await inTime(ensureFlowSubscription(flow, memory, "at once", until(due)()), due);
  } catch (error) {
    // The delivery counts more. The schedule, and the next delivery, try again.
    flow.context.logger.warn(`The subscription was not renewed: ${(error as Error).message}`);
  }
};

/**
 * Answers a request to the webhook URL of a flow that manages its own subscription. Every item must
 * carry the subscription's secret; what does not is dropped and counted. The answer is quick whatever
 * Graph does, and 2xx but for a body that is no notification at all.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const answerWebhook = async (
  flow: WatchingFlow,
  payload: TriggerPayload,
): Promise<TriggerRun> => {
  const due = Date.now() + ANSWER_WITHIN_MS;
  const { context, inputs } = flow;
  const notification = classifyNotification(payload);
  if (notification.kind === "validation") return validated(payload, notification.validationToken);
  const memory = openMemory(context);
  if (notification.kind === "scheduled") return runSchedule(flow, memory, payload);
  if (context.isSimulatedTestExecution) return simulated(payload);
  if (notification.kind === "rejected") return rejected(payload, notification.reason, 400);
  const items = [...notification.changes, ...notification.lifecycle];
  if (items.length === 0) return rejected(payload, "The delivery holds no notification");

  const believe = await believer(flow, memory, items, until(due), due);
  const [changes, lifecycle] = [believe(notification.changes), believe(notification.lifecycle)];
  const trusted = changes.length + lifecycle.length;
  if (trusted === 0)
    return {
      ...rejected(payload, "Nothing in it carries the client state of this flow's subscription"),
      ...memory.result(),
    };

  const wanted = wantedChanges(changes, inputs.membershipChanges);
  // Told on a branch that need not look at it, so that the next scheduled run reports it.
  if (wanted.length > 0 && lifecycle.some(({ lifecycleEvent }) => lifecycleEvent === "missed"))
    memory.keep({ missedSince: oldestUndelivered() });
  if (isRenewalDue(flow, memory, lifecycle)) await renewInTime(flow, memory, due);
  const dropped = notification.malformed + items.length - trusted;
  return {
    ...(wanted.length + lifecycle.length === 0
      ? filtered(payload, changes.length, dropped)
      : delivered(payload, { changes: wanted, lifecycle, dropped })),
    ...memory.result(),
  };
};
