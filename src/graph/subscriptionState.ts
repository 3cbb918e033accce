import type { DesiredSubscription, Subscription } from "./subscription";

/** What is remembered of a flow's subscription. Graph is the truth; the secret is only here. */
export interface SubscriptionState {
  readonly id: string;
  /** Sent back with every notification; random, and never logged. */
  readonly clientState: string;
  /** ISO 8601. */
  readonly expirationDateTime: string;
  /** When Graph last confirmed that it lives, ISO 8601. */
  readonly seenAt: string;
  /** The one before it: what Graph still has to deliver for it is believed, too. */
  readonly previous?: { readonly id: string; readonly clientState: string };
  /** Ids of own subscriptions that could not be deleted yet. */
  readonly leftovers?: readonly string[];
}

/** A time in which changes may have gone unreported. */
export interface Gap {
  /** ISO 8601; null when it is not known. */
  readonly from: string | null;
  readonly to: string;
}

const sameSet = (one: string, other: string): boolean =>
  one.split(",").sort().join() === other.split(",").sort().join();

const sameResource = (one: string, other: string): boolean =>
  one.replace(/^\//, "").toLowerCase() === other.replace(/^\//, "").toLowerCase();

/** Watches the same changes of the same resource: Graph takes one such subscription of an app. */
export const sameCombination = (one: Subscription, desired: DesiredSubscription): boolean =>
  sameResource(one.resource, desired.resource) && sameSet(one.changeType, desired.changeType);

export const fits = (subscription: Subscription, desired: DesiredSubscription): boolean =>
  subscription.notificationUrl === desired.notificationUrl &&
  sameCombination(subscription, desired);

/** The state that remembers a subscription, which takes the place of the known one. */
export const nextState = (
  { id, expirationDateTime }: Pick<Subscription, "id" | "expirationDateTime">,
  clientState: string,
  now: Date,
  known: SubscriptionState | undefined,
): SubscriptionState => {
  const previous =
    known === undefined || known.id === id
      ? known?.previous
      : { id: known.id, clientState: known.clientState };
  return {
    id,
    clientState,
    expirationDateTime,
    seenAt: now.toISOString(),
    ...(previous === undefined ? {} : { previous }),
  };
};

/**
 * From when on nothing was delivered when the known subscription is gone: from its expiry, or else from
 * when it was last seen alive.
 */
export const gapSince = (known: SubscriptionState, now: Date): Gap & { from: string } => {
  const to = now.toISOString();
  const lapsed = new Date(known.expirationDateTime).toISOString();
  return { from: lapsed < to ? lapsed : known.seenAt, to };
};
