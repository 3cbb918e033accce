import type { TriggerPayload } from "@prismatic-io/spectral";
import { subHours } from "date-fns";
import type { ClientOptions } from "../../client";
import {
  type ChangeItem,
  classifyNotification,
  isGuid,
  type SubscriptionState,
  trustedItems,
} from "../../graph";
import { keepState, readState } from "./flowState";
import {
  ensureFlowSubscription,
  renewFlowSubscription,
  type WatchingFlow,
} from "./flowSubscription";
import { lookUpSubscription } from "./lookUp";
import { runSchedule } from "./runSchedule";
import { accepted, delivered, rejected, type TriggerRun, validated } from "./triggerRun";

// Graph treats an answer after 3 seconds as late; all that is asked of Graph before it must be done by then.
const ANSWER_WITHIN_MS = 2_000;

/** The limits of a client that must be done when the answer is due, whatever was spent before it. */
const until = (due: number): ClientOptions => ({
  timeoutMs: 1_200,
  budgetMs: due - Date.now(),
  retry: { maxRetries: 0 },
});

const GRAPH_TRIES_HOURS = 4;

const RENEW_BEFORE_MS = 7 * 86_400_000;

/** A single PATCH renews and reauthorizes; only when the subscription is gone there is more to do. */
const renewInTime = async (
  flow: WatchingFlow,
  subscription: SubscriptionState,
  due: number,
): Promise<SubscriptionState> => {
  try {
    const renewed = await renewFlowSubscription(flow, subscription, until(due));
    if (renewed !== undefined) return renewed;
    const { state, gap } = await ensureFlowSubscription(flow, "always", until(due));
    if (gap?.from) keepState(flow.context, { missedSince: gap.from });
    return state;
  } catch (error) {
    // The delivery counts more. The schedule, and the next delivery, try again.
    flow.context.logger.warn(`The subscription was not renewed: ${(error as Error).message}`);
    return subscription;
  }
};

/** The subscription that can vouch for the items: the known one, or what Graph says of theirs. */
const vouchingSubscription = async (
  flow: WatchingFlow,
  items: readonly ChangeItem[],
  due: number,
): Promise<SubscriptionState | undefined> => {
  const known = readState(flow.context).subscription;
  const own = [known?.id, known?.previous?.id];
  if (items.some(({ subscriptionId }) => own.includes(subscriptionId))) return known;
  try {
    return (await lookUpSubscription(flow, items, until(due))) ?? known;
  } catch (error) {
    flow.context.logger.warn(`A delivery could not be verified: ${(error as Error).message}`);
    // With a subscription of ours in mind, an unknown one is nothing that could be missed. Without,
    // what comes now may be four hours old: so long Graph tries.
    if (known === undefined) {
      keepState(flow.context, {
        missedSince: subHours(new Date(), GRAPH_TRIES_HOURS).toISOString(),
      });
    }
    return known;
  }
};

/** Believes what carries the secret of the subscription, or of the one before it. */
const believer = ({ inputs }: WatchingFlow, subscription: SubscriptionState) => {
  const { tenant } = inputs.connection.fields;
  const trusts = [subscription, ...(subscription.previous ? [subscription.previous] : [])].map(
    ({ id, clientState }) => ({
      subscriptionId: id,
      clientState,
      ...(isGuid(tenant) ? { tenantId: tenant } : {}),
    }),
  );
  return (items: readonly ChangeItem[]): ChangeItem[] =>
    trusts.flatMap((trust) => trustedItems(items, trust));
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
  if (notification.kind === "scheduled") return runSchedule(flow, payload);
  if (context.isSimulatedTestExecution)
    return { branch: "Notification", payload, response: accepted };
  if (notification.kind === "rejected") return rejected(payload, notification.reason, 400);
  const items = [...notification.changes, ...notification.lifecycle];
  if (items.length === 0) return delivered(payload, "Notification", [], 0);

  const subscription = await vouchingSubscription(flow, items, due);
  if (subscription === undefined)
    return {
      ...rejected(payload, "The subscription of these notifications is not known"),
      ...keepState(context),
    };
  const believe = believer(flow, subscription);
  const [changes, lifecycle] = [believe(notification.changes), believe(notification.lifecycle)];
  const dropped = items.length - changes.length - lifecycle.length;
  if (dropped === items.length)
    return rejected(payload, "The client state is not that of the subscription");

  const ending = Date.parse(subscription.expirationDateTime) - Date.now() < RENEW_BEFORE_MS;
  const renewalIsDue =
    lifecycle.length > 0 || (ending && inputs.expirationTriggerDateTime === undefined);
  keepState(context, { subscription });
  const latest = renewalIsDue ? await renewInTime(flow, subscription, due) : subscription;
  return {
    ...(changes.length > 0
      ? delivered(payload, "Notification", changes, dropped)
      : delivered(payload, "Lifecycle Event", lifecycle, dropped)),
    ...keepState(context, { subscription: latest }),
  };
};
