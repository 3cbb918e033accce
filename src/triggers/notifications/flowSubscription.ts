import type { ActionContext, Connection } from "@prismatic-io/spectral";
import { type ClientOptions, createClient } from "../../client";
import {
  type DesiredSubscription,
  type Ensured,
  ensureSubscription,
  InputError,
  type Permission,
  renewSubscription,
  type SubscriptionState,
} from "../../graph";
import { readState } from "./flowState";

/** A flow that looks after its own subscription: what it watches, and the run that is at work. */
export interface WatchingFlow {
  readonly resource: "users" | "groups";
  readonly permission: Permission;
  readonly context: ActionContext;
  readonly inputs: {
    readonly connection: Connection;
    readonly changeType: readonly string[];
    /** ISO 8601; undefined keeps the subscription alive. */
    readonly expirationTriggerDateTime: string | undefined;
  };
}

export const webhookUrl = ({ webhookUrls, flow }: ActionContext): string => {
  const url = webhookUrls[flow.name];
  if (url === undefined)
    throw new Error(`The flow "${flow.name}" has no webhook URL to subscribe.`);
  return url;
};

const desired = ({ resource, permission, context, inputs }: WatchingFlow): DesiredSubscription => ({
  resource,
  changeType: inputs.changeType.join(","),
  notificationUrl: webhookUrl(context),
  expirationDateTime: inputs.expirationTriggerDateTime,
  permission,
});

/** Moves the expiry of the flow's subscription in one request; undefined when it is gone. */
export const renewFlowSubscription = async (
  flow: WatchingFlow,
  subscription: SubscriptionState,
  limits: ClientOptions,
): Promise<SubscriptionState | undefined> => {
  const now = new Date();
  const graph = createClient(flow.inputs.connection, flow.context, limits);
  const renewed = await renewSubscription(graph, subscription.id, desired(flow), now);
  return (
    renewed && {
      ...subscription,
      expirationDateTime: renewed.expirationDateTime,
      seenAt: now.toISOString(),
    }
  );
};

/** Makes sure that the flow's subscription lives, and tells what became of it. */
export const ensureFlowSubscription = async (
  flow: WatchingFlow,
  renew: "always" | "half",
  limits: ClientOptions,
): Promise<Ensured> => {
  const now = new Date();
  const { context, inputs } = flow;
  const wanted = inputs.expirationTriggerDateTime;
  if (wanted !== undefined && wanted <= now.toISOString()) {
    throw new InputError(
      "Expiration Date Time",
      "is in the past: the subscription has ended as it was asked to",
    );
  }
  const ensured = await ensureSubscription(
    createClient(inputs.connection, context, limits),
    desired(flow),
    readState(context).subscription,
    { now, renew },
  );
  const { id, expirationDateTime } = ensured.state;
  context.logger.info(
    `Subscription ${id} to ${flow.resource}: ${ensured.action}, lives until ${expirationDateTime}.`,
  );
  return ensured;
};
