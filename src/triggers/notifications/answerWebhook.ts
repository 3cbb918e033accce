import type { TriggerPayload } from "@prismatic-io/spectral";
import type { ClientOptions } from "../../client";
import { type ChangeItem, classifyNotification, trustedItems } from "../../graph";
import { type FlowMemory, openFlowMemory } from "./flowState";
import { ensureFlowSubscription, type WatchingFlow } from "./flowSubscription";
import { flowTrusts } from "./flowTrusts";
import { inTime } from "./inTime";
import { wantedChanges } from "./membershipChanges";
import { oldestUndelivered } from "./oldestUndelivered";
import { runSchedule } from "./runSchedule";
import { delivered, filtered, rejected, simulated, type TriggerRun, validated } from "./triggerRun";

// Graph treats an answer after 3 seconds as late; all that is asked of Graph before it must be done by then.
const ANSWER_WITHIN_MS = 2_000;

/** The limits of a client that must be done by then, whatever time was spent before it. */
const limitsUntil = (endsAt: number) => (): ClientOptions => ({
  timeoutMs: 1_200,
  budgetMs: endsAt - Date.now(),
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
const renewInTime = async (
  flow: WatchingFlow,
  memory: FlowMemory,
  endsAt: number,
): Promise<void> => {
  try {
    const limits = limitsUntil(endsAt)();
    await inTime(ensureFlowSubscription(flow, memory, "at once", limits), endsAt);
  } catch (error) {
    // The delivery counts more. The schedule, and the next delivery, try again.
    flow.context.logger.warn(`The subscription was not renewed: ${(error as Error).message}`);
  }
};

/**
 * Answers a request to the webhook URL of a flow that manages its own subscription. Every item must
 * carry the subscription's secret; what does not is dropped and counted. The answer is quick whatever
 * Graph does, and 2xx unless the body is no notification at all.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const answerWebhook = async (
  flow: WatchingFlow,
  payload: TriggerPayload,
): Promise<TriggerRun> => {
  const endsAt = Date.now() + ANSWER_WITHIN_MS;
  const { context, inputs } = flow;
  const notification = classifyNotification(payload);
  if (notification.kind === "validation") return validated(payload, notification.validationToken);
  const memory = openFlowMemory(context);
  if (notification.kind === "scheduled") return runSchedule(flow, memory, payload);
  if (context.isSimulatedTestExecution) return simulated(payload);
  if (notification.kind === "rejected") return rejected(payload, notification.reason, 400);
  const items = [...notification.changes, ...notification.lifecycle];
  if (items.length === 0) return rejected(payload, "The delivery holds no notification");

  const trusts = await flowTrusts(flow, memory, items, limitsUntil(endsAt), endsAt);
  const changes = trustedItems(notification.changes, trusts);
  const lifecycle = trustedItems(notification.lifecycle, trusts);
  const trusted = changes.length + lifecycle.length;
  if (trusted === 0)
    return {
      ...rejected(payload, "Nothing in it carries the client state of this flow's subscription"),
      ...memory.result(),
    };

  const wanted = wantedChanges(changes, inputs.membershipChanges);
  // Together with changes it goes on their branch, which need not look at it: the next scheduled run reports it.
  if (wanted.length > 0 && lifecycle.some(({ lifecycleEvent }) => lifecycleEvent === "missed"))
    memory.keep({ missedSince: oldestUndelivered() });
  if (isRenewalDue(flow, memory, lifecycle)) await renewInTime(flow, memory, endsAt);
  const dropped = notification.malformed + items.length - trusted;
  return {
    ...(wanted.length + lifecycle.length === 0
      ? filtered(payload, changes.length, dropped)
      : delivered(payload, { changes: wanted, lifecycle, dropped })),
    ...memory.result(),
  };
};
