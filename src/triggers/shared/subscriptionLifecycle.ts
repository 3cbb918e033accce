import type { ActionContext, Connection } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { deleteSubscriptions, ensureSubscription, InputError, subscriptionsTo } from "../../graph";

interface SubscriptionInputs {
  readonly connection: Connection;
  readonly changeType: readonly string[];
  readonly expirationTriggerDateTime: string | undefined;
}

/** What is kept of a flow's subscription. Graph is the truth; this only spares a search. */
interface SubscriptionState {
  readonly id: string;
  readonly expirationDateTime: string;
}

// The platform stops a lifecycle handler after 30 seconds.
const LIFECYCLE = { timeoutMs: 15_000, budgetMs: 28_000 };

// Webhook handlers cannot see instanceState. The stable id outlives renaming the flow.
const stateKey = ({ flow }: ActionContext): string => `ms-entra-id-subscription-${flow.stableId}`;

const webhookUrl = ({ webhookUrls, flow }: ActionContext): string => {
  const url = webhookUrls[flow.name];
  if (url === undefined)
    throw new Error(`The flow "${flow.name}" has no webhook URL to subscribe.`);
  return url;
};

const withState = (context: ActionContext, state: SubscriptionState | null) => {
  context.crossFlowState[stateKey(context)] = state;
  return { crossFlowState: { ...context.crossFlowState } };
};

/** Runs on every deploy: renews the flow's subscription, or creates it when there is none. */
export const subscribe = async (
  resource: "users" | "groups",
  permission: string,
  context: ActionContext,
  { connection, changeType, expirationTriggerDateTime }: SubscriptionInputs,
) => {
  const now = new Date();
  if (expirationTriggerDateTime !== undefined && expirationTriggerDateTime <= now.toISOString()) {
    throw new InputError("Expiration Date Time", "is in the past");
  }
  const { id, expirationDateTime } = await ensureSubscription(
    createClient(connection, context, LIFECYCLE),
    {
      resource,
      changeType: changeType.join(","),
      notificationUrl: webhookUrl(context),
      expirationDateTime: expirationTriggerDateTime,
      permission,
    },
    now,
  );
  context.logger.info(
    `Subscribed to ${resource} until ${expirationDateTime} (subscription ${id}).`,
  );
  return withState(context, { id, expirationDateTime });
};

/** Runs when the instance is deleted: removes every subscription that notifies this flow. */
export const unsubscribe = async (context: ActionContext, { connection }: SubscriptionInputs) => {
  const graph = createClient(connection, context, LIFECYCLE);
  const ours = await subscriptionsTo(graph, [webhookUrl(context)]);
  await deleteSubscriptions(
    graph,
    ours.map(({ id }) => id),
  );
  return withState(context, null);
};
