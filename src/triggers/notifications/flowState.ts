import type { ActionContext } from "@prismatic-io/spectral";
import { isObject, type SubscriptionState } from "../../graph";
import { isTime } from "../isTime";

/** What is kept of a flow between its runs. A cache: parallel runs overwrite it, and it can be lost. */
interface FlowState {
  /** The flow's subscription as it was last seen; undefined when that is not known. */
  readonly subscription: SubscriptionState | undefined;
  /** ISO 8601: since when changes may have been missed that no scheduled run has reported yet. */
  readonly missedSince: string | undefined;
}

/** What to keep: what is left out stays; null clears. */
interface StateChange {
  readonly subscription?: SubscriptionState | null;
  /** Of two times the earlier one stays until it is cleared. */
  readonly missedSince?: string | null;
}

/** The state of a flow during one run. */
export interface FlowMemory {
  read(): FlowState;
  keep(change: StateChange): void;
  /**
   * For the result of the run: the whole state, when this flow's part of it has changed. A state that
   * is given back unchanged would undo what another flow has saved meanwhile.
   */
  result(): { crossFlowState?: Record<string, unknown> };
}

const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[\w-]{1,128}$/.test(value);

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const readSubscription = (value: unknown): SubscriptionState | undefined => {
  if (!isObject(value)) return undefined;
  const { id, clientState, expirationDateTime, seenAt, previous, leftovers } = value;
  if (!isId(id) || !isText(clientState) || !isTime(expirationDateTime) || !isTime(seenAt))
    return undefined;
  const before = isObject(previous) ? previous : {};
  const ids = (Array.isArray(leftovers) ? leftovers : []).filter(isId);
  return {
    id,
    clientState,
    expirationDateTime,
    seenAt,
    ...(isId(before.id) && isText(before.clientState)
      ? { previous: { id: before.id, clientState: before.clientState } }
      : {}),
    ...(ids.length > 0 ? { leftovers: ids } : {}),
  };
};

const earlier = (one: string, other: string | undefined): string =>
  other !== undefined && Date.parse(other) < Date.parse(one) ? other : one;

/** Reads what an earlier run has kept. What is no state of ours is dropped, with a line in the log. */
export const openFlowMemory = ({ crossFlowState, flow, logger }: ActionContext): FlowMemory => {
  // Webhook handlers cannot see instanceState. The stable id outlives renaming the flow.
  const subscriptionKey = `ms-entra-id-subscription-${flow.stableId}`;
  const missedSinceKey = `${subscriptionKey}-missed-since`;
  const stored = crossFlowState[subscriptionKey] ?? undefined;
  const storedTime = crossFlowState[missedSinceKey] ?? undefined;
  let subscription = readSubscription(stored);
  let missedSince = isTime(storedTime) ? storedTime : undefined;
  let changed = false;
  if (
    (stored !== undefined && subscription === undefined) ||
    (storedTime !== undefined && missedSince === undefined)
  )
    logger.warn("What was stored of this flow's subscription cannot be read, and is left aside.");

  // In place as well as in the result: the platform does not document that one of them is enough.
  const put = (key: string, value: unknown): void => {
    if (JSON.stringify(crossFlowState[key]) === JSON.stringify(value)) return;
    crossFlowState[key] = value;
    changed = true;
  };

  return {
    read: () => ({ subscription, missedSince }),
    keep: (change) => {
      if (change.subscription !== undefined) {
        subscription = change.subscription ?? undefined;
        put(subscriptionKey, change.subscription);
      }
      if (typeof change.missedSince === "string") {
        missedSince = earlier(change.missedSince, missedSince);
        put(missedSinceKey, missedSince);
      } else if (change.missedSince === null && missedSinceKey in crossFlowState) {
        missedSince = undefined;
        put(missedSinceKey, null);
      }
    },
    result: () => (changed ? { crossFlowState: { ...crossFlowState } } : {}),
  };
};
