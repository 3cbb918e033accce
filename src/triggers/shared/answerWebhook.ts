import type { ActionContext, HttpResponse, TriggerPayload } from "@prismatic-io/spectral";
import { subHours } from "date-fns";
import { createClient } from "../../client";
import { accepted } from "../../examplePayloads/trigger";
import {
  type ChangeItem,
  classifyNotification,
  findSubscription,
  type SubscriptionState,
  trustedItems,
} from "../../graph";
import {
  ensureFlowSubscription,
  readMissedSince,
  readState,
  renewFlowSubscription,
  type SubscriptionInputs,
  type Watched,
  webhookUrl,
  writeMissedSince,
  writeState,
} from "./flowSubscription";

/** The branches of the triggers, by the names that flows store. */
export const branches = [
  "Notification",
  "URL Validation",
  "Lifecycle Event",
  "Subscription Renewal",
  "Rejected",
];

interface Answer {
  branch: string;
  payload: TriggerPayload;
  response?: HttpResponse;
  crossFlowState?: Record<string, unknown>;
}

// Graph takes an answer for late after 3 seconds; all that is asked of Graph before it must be done by then.
const IN_TIME = { timeoutMs: 1_200, budgetMs: 2_000, retry: { maxRetries: 0 } };
// A scheduled run has all the time in the world, so that it gets through an outage of minutes.
const SCHEDULED = { budgetMs: 300_000, retry: { maxRetries: 8, maxTotalMs: 240_000 } };

const GRAPH_TRIES_HOURS = 4;

const RENEW_BEFORE_MS = 7 * 86_400_000;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const withData = (payload: TriggerPayload, data: unknown): TriggerPayload => ({
  ...payload,
  body: { ...payload.body, data },
});

export const validated = (payload: TriggerPayload, validationToken: string): Answer => ({
  branch: "URL Validation",
  payload,
  response: { statusCode: 200, contentType: "text/plain", body: validationToken },
});

export const rejected = (payload: TriggerPayload, reason: string, statusCode = 202): Answer => ({
  branch: "Rejected",
  payload: withData(payload, { reason }),
  response: { ...accepted, statusCode },
});

/** The verified items in `body.data.value`, and how many were dropped because nobody vouches for them. */
export const delivered = (
  payload: TriggerPayload,
  branch: "Notification" | "Lifecycle Event",
  value: readonly ChangeItem[],
  dropped: number,
): Answer => ({
  branch,
  payload: withData(payload, { value, rejected: dropped }),
  response: accepted,
});

/** State was lost: Graph says whether the subscription is this flow's, and what its secret is. */
const lookUp = async (
  context: ActionContext,
  { connection }: SubscriptionInputs,
  items: readonly ChangeItem[],
): Promise<SubscriptionState | undefined> => {
  const graph = createClient(connection, context, IN_TIME);
  for (const id of new Set(items.map(({ subscriptionId }) => subscriptionId))) {
    if (!GUID.test(id)) continue;
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
): Promise<SubscriptionState> => {
  try {
    const renewed = await renewFlowSubscription(watched, context, inputs, state, IN_TIME);
    if (renewed !== undefined) return renewed;
    const ensured = await ensureFlowSubscription(watched, context, inputs, "always", IN_TIME);
    if (ensured.gap?.from) writeMissedSince(context, ensured.gap.from);
    return ensured.state;
  } catch (error) {
    // The delivery counts more. The schedule, and the next delivery, try again.
    context.logger.warn(`The subscription was not renewed: ${(error as Error).message}`);
    return state;
  }
};

const earlier = (one: string, other: string | null | undefined): string =>
  other && other < one ? other : one;

/** A scheduled run: keeps the subscription alive and says when changes may have been missed. */
const runSchedule = async (
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
      (await lookUp(context, inputs, items).catch((error: unknown) => {
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
    return rejected(payload, "The subscription of these notifications is not known");

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
  const latest = wanted ? await renewInTime(watched, context, inputs, state) : state;
  return {
    ...(changes.length > 0
      ? delivered(payload, "Notification", changes, dropped)
      : delivered(payload, "Lifecycle Event", lifecycle, dropped)),
    ...writeState(context, latest),
  };
};
