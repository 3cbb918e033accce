import { type Ensuring, find, type Kept } from "./ownSubscriptions";
import type { Subscription } from "./subscription";
import { LONGEST_LIFETIME_MINUTES } from "./subscriptionExpiry";
import { fits, nextState, type SubscriptionState } from "./subscriptionState";
import { renewSubscription } from "./subscriptions";

const LONGEST_LIFETIME_MS = LONGEST_LIFETIME_MINUTES * 60_000;

const isDue = (run: Ensuring, { expirationDateTime }: Subscription): boolean => {
  const wanted = run.desired.expirationDateTime;
  if (wanted !== undefined) return Date.parse(wanted) !== Date.parse(expirationDateTime);
  const left = Date.parse(expirationDateTime) - run.now.getTime();
  return run.renew !== "half" || left < LONGEST_LIFETIME_MS / 2;
};

/** Moves the expiry where that is due; undefined when Graph no longer knows the subscription. */
const renewIfDue = async (
  run: Ensuring,
  subscription: Subscription,
  clientState: string,
): Promise<Kept | undefined> => {
  const { graph, desired, now, known } = run;
  if (!isDue(run, subscription))
    return { state: nextState(subscription, clientState, now, known), action: "none" };
  const renewed = await renewSubscription(graph, subscription.id, desired, now);
  if (renewed === undefined) run.gone.add(subscription.id);
  return renewed && { state: nextState(renewed, clientState, now, known), action: "renewed" };
};

/** The known subscription as Graph has it, and whether it can be kept. */
interface Known {
  readonly living?: Subscription;
  readonly kept?: Kept;
}

/**
 * Asks Graph for the known subscription by its id, since lists lag. It asks by renewing it, unless a renewal
 * may not be due.
 */
export const keepKnown = async (run: Ensuring, known: SubscriptionState): Promise<Known> => {
  const { graph, desired, now, renew } = run;
  const keepsExpiry = renew === "always" && desired.expirationDateTime !== undefined;
  if (renew !== "half" && !keepsExpiry) {
    const renewed = await renewSubscription(graph, known.id, desired, now);
    // What an answer to a PATCH leaves out is as it was.
    const living = renewed && { ...desired, ...renewed };
    if (living === undefined || !fits(living, desired)) return living ? { living } : {};
    return {
      living,
      kept: { state: nextState(living, known.clientState, now, known), action: "renewed" },
    };
  }
  const living = await find(run, known.id);
  if (living === undefined || !fits(living, desired)) return living ? { living } : {};
  const kept = await renewIfDue(run, living, known.clientState);
  return kept ? { living, kept } : {};
};

/** The first of the subscriptions to the URL that is of the wanted kind and tells its secret. */
export const adopt = async (
  run: Ensuring,
  fitting: readonly Subscription[],
): Promise<Kept | undefined> => {
  for (const { id } of fitting) {
    // A list leaves the secrets out; without its secret its notifications could not be believed.
    const living = await find(run, id);
    const kept = living?.clientState
      ? await renewIfDue(run, living, living.clientState)
      : undefined;
    if (kept !== undefined) return kept;
  }
  return undefined;
};
