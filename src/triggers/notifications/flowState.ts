import type { ActionContext } from "@prismatic-io/spectral";
import { isObject, type SubscriptionState } from "../../graph";

/** What is kept of a flow between its runs. A cache: parallel runs overwrite it, and it can be lost. */
export interface FlowState {
  /** The flow's subscription as it was last seen; undefined when that is not known. */
  readonly subscription: SubscriptionState | undefined;
  /** ISO 8601: since when changes may have been missed that no scheduled run has reported yet. */
  readonly missedSince: string | undefined;
}

// Webhook handlers cannot see instanceState. The stable id outlives renaming the flow.
const subscriptionKey = ({ flow }: ActionContext): string =>
  `ms-entra-id-subscription-${flow.stableId}`;
const missedSinceKey = (context: ActionContext): string =>
  `${subscriptionKey(context)}-missed-since`;

const isSubscription = (value: unknown): value is SubscriptionState =>
  isObject(value) &&
  ["id", "clientState", "expirationDateTime", "seenAt"].every(
    (name) => typeof value[name] === "string",
  );

export const readState = (context: ActionContext): FlowState => {
  const subscription = context.crossFlowState[subscriptionKey(context)];
  const missedSince = context.crossFlowState[missedSinceKey(context)];
  return {
    subscription: isSubscription(subscription) ? subscription : undefined,
    missedSince: typeof missedSince === "string" ? missedSince : undefined,
  };
};

const earlier = (one: string, other: string | undefined): string =>
  other !== undefined && other < one ? other : one;

/**
 * Keeps what is given, in place and as the result that the platform keeps: it documents neither way
 * alone. What is left out stays; null clears. Of two times since when changes were missed the earlier
 * one stays until it is cleared.
 */
export const keepState = (
  context: ActionContext,
  {
    subscription,
    missedSince,
  }: { subscription?: SubscriptionState | null; missedSince?: string | null } = {},
): { crossFlowState: Record<string, unknown> } => {
  if (subscription !== undefined) context.crossFlowState[subscriptionKey(context)] = subscription;
  const known = readState(context).missedSince;
  if (typeof missedSince === "string") {
    context.crossFlowState[missedSinceKey(context)] = earlier(missedSince, known);
  } else if (missedSince === null && known !== undefined) {
    context.crossFlowState[missedSinceKey(context)] = null;
  }
  return { crossFlowState: { ...context.crossFlowState } };
};
