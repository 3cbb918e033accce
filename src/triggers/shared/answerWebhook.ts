import type { ActionContext, TriggerPayload } from "@prismatic-io/spectral";
import { subHours } from "date-fns";
import { type ClientOptions, createClient } from "../../client";
import { accepted } from "../../examplePayloads/trigger";
import {
  type ChangeItem,
  classifyNotification,
  findSubscription,
  type SubscriptionState,
  trustedItems,
} from "../../graph";
import { type Answer, delivered, rejected, validated } from "./answers";
import {
  ensureFlowSubscription,
  readState,
  renewFlowSubscription,
  type SubscriptionInputs,
  type Watched,
  webhookUrl,
  writeMissedSince,
  writeState,
} from "./flowSubscription";
import { runSchedule } from "./runSchedule";

// Graph takes an answer for late after 3 seconds; all that is asked of Graph before it must be done by then.
const ANSWER_WITHIN_MS = 2_000;

/** The limits of a client that must be done when the answer is due, whatever was spent before it. */
const until = (due: number): ClientOptions => ({
  timeoutMs: 1_200,
  budgetMs: due - Date.now(),
  retry: { maxRetries: 0 },
});
const GRAPH_TRIES_HOURS = 4;

/** A flow has one subscription; more unknown ones are a forger's. */
const MOST_LOOK_UPS = 3;

const RENEW_BEFORE_MS = 7 * 86_400_000;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** State was lost: Graph says whether the subscription is this flow's, and what its secret is. */
const lookUp = async (
  context: ActionContext,
  { connection }: SubscriptionInputs,
  items: readonly ChangeItem[],
  due: number,
): Promise<SubscriptionState | undefined> => {
  const graph = createClient(connection, context, until(due));
  const ids = new Set(
    items.map(({ subscriptionId }) => subscriptionId).filter((id) => GUID.test(id)),
  );
  for (const id of [...ids].slice(0, MOST_LOOK_UPS)) {
    const found = await findSubscription(graph, id);
    if (found?.notificationUrl === webhookUrl(context) && found.clientState) {
      const { clientState, expirationDateTime } = found;
      return { id, clientState, expirationDateTime, seenAt: new Date().toISOString() };
    }
  }
  return undefined;
};

/** A single PATCH renews and reauthorizes; only when the subscription is gone there is more to do. */
const renewInTime = async (
  watched: Watched,
  context: ActionContext,
  inputs: SubscriptionInputs,
  state: SubscriptionState,
  due: number,
): Promise<SubscriptionState> => {
  try {
    const renewed = await renewFlowSubscription(watched, context, inputs, state, until(due));
    if (renewed !== undefined) return renewed;
    const ensured = await ensureFlowSubscription(watched, context, inputs, "always", until(due));
    if (ensured.gap?.from) writeMissedSince(context, ensured.gap.from);
    return ensured.state;
  } catch (error) {
    // The delivery counts more. The schedule, and the next delivery, try again.
    context.logger.warn(`The subscription was not renewed: ${(error as Error).message}`);
    return state;
  }
};

/**
 * Answers a call of the webhook URL of a flow that manages its own subscription. Every item must carry
 * the subscription's secret; what does not is dropped and counted. The answer is quick whatever Graph
 * does, and 2xx but for a body that is no notification at all.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const answerWebhook = async (
  watched: Watched,
  context: ActionContext,
  payload: TriggerPayload,
  inputs: SubscriptionInputs,
): Promise<Answer> => {
  const due = Date.now() + ANSWER_WITHIN_MS;
  const call = classifyNotification(payload);
  if (call.kind === "validation") return validated(payload, call.validationToken);
  if (call.kind === "scheduled") return runSchedule(watched, context, payload, inputs);
  if (context.isSimulatedTestExecution)
    return { branch: "Notification", payload, response: accepted };
  if (call.kind === "rejected") return rejected(payload, call.reason, 400);
  const items = [...call.changes, ...call.lifecycle];
  if (items.length === 0) return delivered(payload, "Notification", [], 0);

  let state = readState(context);
  if (
    state === undefined ||
    items.every(
      ({ subscriptionId }) =>
        subscriptionId !== state?.id && subscriptionId !== state?.previous?.id,
    )
  ) {
    state =
      (await lookUp(context, inputs, items, due).catch((error: unknown) => {
        context.logger.warn(`A delivery could not be verified: ${(error as Error).message}`);
        // With a subscription of ours in mind, an unknown one is nothing that could be missed. Without,
        // what comes now may be four hours old: so long Graph tries.
        if (readState(context) === undefined) {
          writeMissedSince(context, subHours(new Date(), GRAPH_TRIES_HOURS).toISOString());
        }
        return undefined;
      })) ?? state;
  }
  if (state === undefined)
    return {
      ...rejected(payload, "The subscription of these notifications is not known"),
      crossFlowState: { ...context.crossFlowState },
    };

  const tenant = inputs.connection.fields.tenant;
  const trusts = [state, ...(state.previous ? [state.previous] : [])].map(
    ({ id, clientState }) => ({
      subscriptionId: id,
      clientState,
      ...(typeof tenant === "string" && GUID.test(tenant) ? { tenantId: tenant } : {}),
    }),
  );
  const changes = trusts.flatMap((trust) => trustedItems(call.changes, trust));
  const lifecycle = trusts.flatMap((trust) => trustedItems(call.lifecycle, trust));
  const dropped = items.length - changes.length - lifecycle.length;
  if (dropped === items.length)
    return rejected(payload, "The client state is not that of the subscription");

  const ending = Date.parse(state.expirationDateTime) - Date.now() < RENEW_BEFORE_MS;
  const wanted = lifecycle.length > 0 || (ending && inputs.expirationTriggerDateTime === undefined);
  writeState(context, state);
  const latest = wanted ? await renewInTime(watched, context, inputs, state, due) : state;
  return {
    ...(changes.length > 0
      ? delivered(payload, "Notification", changes, dropped)
      : delivered(payload, "Lifecycle Event", lifecycle, dropped)),
    ...writeState(context, latest),
  };
};
