import type { ActionContext, Connection } from "@prismatic-io/spectral";
import { type ClientOptions, createClient } from "../../client";
import {
  type DesiredSubscription,
  type Ensured,
  type EnsureOptions,
  ensureSubscription,
  InputError,
  type Permission,
} from "../../graph";
import type { FlowMemory } from "./flowState";
import type { MembershipChanges } from "./membershipChanges";

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
    /** Absent where members do not change. */
    readonly membershipChanges?: MembershipChanges;
  };
}

/** Undefined when the flow has none, as it can be when its instance is deleted. */
export const findWebhookUrl = ({ webhookUrls, flow }: ActionContext): string | undefined =>
  webhookUrls?.[flow.name];

const webhookUrl = (context: ActionContext): string => {
  const url = findWebhookUrl(context);
  if (url === undefined)
    throw new Error(`The flow "${context.flow.name}" has no webhook URL to subscribe.`);
  return url;
};

export const desiredSubscription = ({
  resource,
  permission,
  context,
  inputs,
}: WatchingFlow): DesiredSubscription => ({
  resource,
  changeType: inputs.changeType.join(","),
  notificationUrl: webhookUrl(context),
  expirationDateTime: inputs.expirationTriggerDateTime,
  permission,
});

/**
 * Makes sure that the flow's subscription lives, remembers it, and tells what became of it. That
 * changes may have been missed is remembered before anything that can be cut short.
 */
export const ensureFlowSubscription = async (
  flow: WatchingFlow,
  memory: FlowMemory,
  renew: EnsureOptions["renew"],
  limits: ClientOptions,
): Promise<Ensured> => {
  const now = new Date();
  const { context, inputs, resource } = flow;
  const wanted = inputs.expirationTriggerDateTime;
  if (wanted !== undefined && wanted <= now.toISOString()) {
    throw new InputError(
      "Expiration Date Time",
      "is in the past: the subscription has ended as it was asked to",
    );
  }
  const ensured = await ensureSubscription(
    createClient(inputs.connection, context, limits),
    desiredSubscription(flow),
    memory.read().subscription,
    { now, renew, onGap: ({ from }) => memory.keep({ missedSince: from }) },
  );
  const { id, expirationDateTime } = ensured.state;
  for (const warning of ensured.warnings) context.logger.warn(warning);
  context.logger.info(
    `Subscription ${id} to ${resource}: ${ensured.action}, lives until ${expirationDateTime}.`,
  );
  memory.keep({ subscription: ensured.state });
  return ensured;
};
