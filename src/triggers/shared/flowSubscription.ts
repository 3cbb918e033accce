import type { ActionContext, Connection } from "@prismatic-io/spectral";
import { type ClientOptions, createClient } from "../../client";
import {
  type DesiredSubscription,
  type Ensured,
  ensureSubscription,
  InputError,
  newClientState,
  renewSubscription,
  type SubscriptionState,
} from "../../graph";

export interface SubscriptionInputs {
  readonly connection: Connection;
  readonly changeType: readonly string[];
  readonly expirationTriggerDateTime: string | undefined;
}

/** What a trigger watches, and the permission that it takes. */
export interface Watched {
  readonly resource: "users" | "groups";
  readonly permission: string;
}

// Webhook handlers cannot see instanceState. The stable id outlives renaming the flow.
const stateKey = ({ flow }: ActionContext): string => `ms-entra-id-subscription-${flow.stableId}`;

const isState = (value: unknown): value is SubscriptionState =>
  typeof value === "object" &&
  value !== null &&
  ["id", "clientState", "expirationDateTime", "seenAt"].every(
    (name) => typeof (value as Record<string, unknown>)[name] === "string",
  );

/** The flow's subscription as it was last seen; undefined when state was lost or is of another shape. */
export const readState = (context: ActionContext): SubscriptionState | undefined => {
  const value = context.crossFlowState[stateKey(context)];
  return isState(value) ? value : undefined;
};

const missedKey = (context: ActionContext): string => `${stateKey(context)}-missed-since`;

/** Since when changes may have been missed that no scheduled run has reported yet. */
export const readMissedSince = (context: ActionContext): string | undefined => {
  const value = context.crossFlowState[missedKey(context)];
  return typeof value === "string" ? value : undefined;
};

/** Keeps the earliest time; null once it was reported. */
export const writeMissedSince = (context: ActionContext, since: string | null): void => {
  const known = readMissedSince(context);
  if (since === null && known === undefined) return;
  context.crossFlowState[missedKey(context)] =
    since !== null && known !== undefined && known < since ? known : since;
};

/** Writes the state in place and gives what the platform is to keep; it documents neither way alone. */
export const writeState = (context: ActionContext, state: SubscriptionState | null) => {
  context.crossFlowState[stateKey(context)] = state;
  return { crossFlowState: { ...context.crossFlowState } };
};

export const webhookUrl = ({ webhookUrls, flow }: ActionContext): string => {
  const url = webhookUrls[flow.name];
  if (url === undefined)
    throw new Error(`The flow "${flow.name}" has no webhook URL to subscribe.`);
  return url;
};

const desired = (
  { resource, permission }: Watched,
  context: ActionContext,
  { changeType, expirationTriggerDateTime }: SubscriptionInputs,
): DesiredSubscription => ({
  resource,
  changeType: changeType.join(","),
  notificationUrl: webhookUrl(context),
  expirationDateTime: expirationTriggerDateTime,
  permission,
});

/** Moves the expiry of the flow's subscription in one request; undefined when it is gone. */
export const renewFlowSubscription = async (
  watched: Watched,
  context: ActionContext,
  inputs: SubscriptionInputs,
  state: SubscriptionState,
  limits: ClientOptions,
): Promise<SubscriptionState | undefined> => {
  const now = new Date();
  const graph = createClient(inputs.connection, context, limits);
  const renewed = await renewSubscription(graph, state.id, desired(watched, context, inputs), now);
  return (
    renewed && {
      ...state,
      expirationDateTime: renewed.expirationDateTime,
      seenAt: now.toISOString(),
    }
  );
};

/** Makes sure that the flow's subscription lives, and tells what became of it. */
export const ensureFlowSubscription = async (
  watched: Watched,
  context: ActionContext,
  inputs: SubscriptionInputs,
  renew: "always" | "half",
  limits: ClientOptions,
): Promise<Ensured> => {
  const now = new Date();
  const { connection, expirationTriggerDateTime } = inputs;
  if (expirationTriggerDateTime !== undefined && expirationTriggerDateTime <= now.toISOString()) {
    throw new InputError(
      "Expiration Date Time",
      "is in the past: the subscription has ended as it was asked to",
    );
  }
  const ensured = await ensureSubscription(
    createClient(connection, context, limits),
    desired(watched, context, inputs),
    readState(context),
    { now, newClientState, renew },
  );
  const { id, expirationDateTime } = ensured.state;
  context.logger.info(
    `Subscription ${id} to ${watched.resource}: ${ensured.action}, lives until ${expirationDateTime}.`,
  );
  return ensured;
};
