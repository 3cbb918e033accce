import { randomBytes } from "node:crypto";
import { GraphError } from "./errors/graphError";
import type { GraphClient } from "./http/request";
import {
  createSubscription,
  type DesiredSubscription,
  deleteSubscriptions,
  findSubscription,
  LONGEST_LIFETIME_MINUTES,
  renewSubscription,
  type Subscription,
  subscriptionsTo,
} from "./subscriptions";

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
}

/** A time in which changes may have gone unreported. */
export interface Gap {
  /** ISO 8601; null when it is not known. */
  readonly from: string | null;
  readonly to: string;
}

export interface Ensured {
  readonly state: SubscriptionState;
  readonly action: "none" | "renewed" | "created" | "recreated";
  /** Given when a subscription had lapsed. Without memory of it, nobody knows from when on. */
  readonly gap?: Gap;
}

export interface EnsureOptions {
  readonly now: Date;
  /** `always` on deploy and when Graph asks; `half` when half of the lifetime is gone. */
  readonly renew: "always" | "half";
}

const LONGEST_LIFETIME_MS = LONGEST_LIFETIME_MINUTES * 60_000;

const sameSet = (one: string, other: string): boolean =>
  one.split(",").sort().join() === other.split(",").sort().join();

const sameResource = (one: string, other: string): boolean =>
  one.replace(/^\//, "").toLowerCase() === other.replace(/^\//, "").toLowerCase();

const fits = (subscription: Subscription, desired: DesiredSubscription): boolean =>
  subscription.notificationUrl === desired.notificationUrl &&
  sameResource(subscription.resource, desired.resource) &&
  sameSet(subscription.changeType, desired.changeType);

/** A new secret for a subscription: 256 random bits in 43 characters; Graph takes up to 128. */
const newClientState = (): string => randomBytes(32).toString("base64url");

const subscriptionsOf = (
  graph: GraphClient,
  { notificationUrl, permission }: DesiredSubscription,
): Promise<Subscription[]> =>
  subscriptionsTo(graph, [notificationUrl], { operation: "List Subscriptions", permission });

const isConflict = (error: unknown): boolean => error instanceof GraphError && error.status === 409;

const remember = (
  subscription: Subscription,
  clientState: string,
  now: Date,
): SubscriptionState => ({
  id: subscription.id,
  clientState,
  expirationDateTime: subscription.expirationDateTime,
  seenAt: now.toISOString(),
});

/** From when on nothing was delivered: from the expiry, or else from when it was last seen alive. */
const gapSince = (state: SubscriptionState, now: Date): Gap => {
  const to = now.toISOString();
  const lapsed = new Date(state.expirationDateTime).toISOString();
  return { from: lapsed < to ? lapsed : state.seenAt, to };
};

const isDue = ({ expirationDateTime }: Subscription, { renew, now }: EnsureOptions): boolean =>
  renew === "always" || Date.parse(expirationDateTime) - now.getTime() < LONGEST_LIFETIME_MS / 2;

/**
 * Makes sure that exactly one subscription notifies the desired URL of the desired changes, and that
 * its secret is known: reuses and renews the one that is there, recreates it when it is gone, when it
 * differs, or when its secret was lost, and removes what else points to that URL. Other URLs'
 * subscriptions are not touched. Safe to call again, and from several runs at a time.
 *
 * An expiry that the builder set is kept: it is sent when the subscription is created or changed, and
 * never moved.
 */
export const ensureSubscription = async (
  graph: GraphClient,
  desired: DesiredSubscription,
  known: SubscriptionState | undefined,
  options: EnsureOptions,
): Promise<Ensured> => {
  const { now } = options;
  const { permission } = desired;

  /** What is left of it when Graph no longer knows it: undefined. */
  const renewIfDue = async (
    subscription: Subscription,
    clientState: string,
  ): Promise<Ensured | undefined> => {
    const wanted = desired.expirationDateTime;
    const moved =
      wanted !== undefined && Date.parse(wanted) !== Date.parse(subscription.expirationDateTime);
    if (wanted === undefined ? !isDue(subscription, options) : !moved) {
      return { state: remember(subscription, clientState, now), action: "none" };
    }
    const renewed = await renewSubscription(graph, subscription.id, desired, now);
    return renewed && { state: remember(renewed, clientState, now), action: "renewed" };
  };

  const find = (id: string) =>
    findSubscription(graph, id, { operation: "Get Subscription", permission });
  const remove = (ids: readonly string[]) =>
    deleteSubscriptions(graph, ids, { operation: "Delete Subscription", permission });

  // The usual way of a scheduled run, in one or two requests: it is there, and it is ours.
  if (known !== undefined && options.renew === "half") {
    const living = await find(known.id);
    const ensured =
      living && fits(living, desired) ? await renewIfDue(living, known.clientState) : undefined;
    if (ensured !== undefined) return ensured;
  }

  const ours = await subscriptionsOf(graph, desired);
  const others = (id?: string): string[] =>
    ours.map((one) => one.id).filter((other) => other !== id);
  const fitting = ours
    .filter((subscription) => fits(subscription, desired))
    .sort((one, other) => Number(other.id === known?.id) - Number(one.id === known?.id));
  for (const candidate of fitting) {
    const { id } = candidate;
    // A list leaves the secrets out.
    const living = id === known?.id ? candidate : await find(id);
    const clientState = id === known?.id ? known.clientState : living?.clientState;
    // Without its secret its notifications could not be told from forged ones.
    const ensured = living && clientState ? await renewIfDue(living, clientState) : undefined;
    if (ensured === undefined) continue;
    await remove(others(id));
    return ensured;
  }

  const replaced = ours.some(({ id }) => id === known?.id);
  const gap = known !== undefined && !replaced ? { gap: gapSince(known, now) } : {};
  // Graph takes no second one of the same kind, so what lost its secret goes first. What watches
  // something else goes only once the new one is there: a failure leaves the flow with the old one.
  const useless = fitting.map(({ id }) => id);
  await remove(useless);
  const clientState = newClientState();
  let created: Subscription | undefined;
  try {
    created = await createSubscription(graph, desired, clientState, now);
  } catch (error) {
    // Another run of this flow was faster, or another flow holds this combination: look again.
    if (!isConflict(error)) throw error;
    if ((await removeDuplicates(graph, desired)) === undefined) throw error;
  }
  const winner = await removeDuplicates(graph, desired);
  await remove(others(winner?.id).filter((id) => !useless.includes(id)));
  if (created !== undefined && (winner === undefined || winner.id === created.id)) {
    const action = known === undefined ? "created" : "recreated";
    const previous = known && { previous: { id: known.id, clientState: known.clientState } };
    return { state: { ...remember(created, clientState, now), ...previous }, action, ...gap };
  }
  const living = winner && (await find(winner.id));
  if (!living?.clientState) {
    throw new Error(
      "Two runs of this flow made its subscription at the same time. Deploy the instance again.",
    );
  }
  return { state: remember(living, living.clientState, now), action: "renewed", ...gap };
};

/** Keeps one of the subscriptions to a URL, the same one whoever looks, removes the rest, and gives it. */
const removeDuplicates = async (
  graph: GraphClient,
  desired: DesiredSubscription,
): Promise<Subscription | undefined> => {
  const ours = await subscriptionsOf(graph, desired);
  const [winner, ...rest] = ours
    .filter((subscription) => fits(subscription, desired))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  await deleteSubscriptions(
    graph,
    rest.map(({ id }) => id),
    { operation: "Delete Subscription", permission: desired.permission },
  );
  return winner;
};
