import { randomBytes } from "node:crypto";
import { GraphError } from "./errors/graphError";
import { conflictAdvice, conflictingId } from "./errors/subscriptionAdvice";
import type { GraphClient } from "./http/request";
import {
  type Ensured,
  type EnsureOptions,
  type Ensuring,
  find,
  idsOf,
  type Kept,
  listOwn,
  remove,
  tidyUp,
  tryListOwn,
} from "./ownSubscriptions";
import { LONGEST_LIFETIME_MINUTES } from "./subscriptionExpiry";
import {
  fits,
  gapSince,
  remember,
  type SubscriptionState,
  sameCombination,
} from "./subscriptionState";
import {
  createSubscription,
  type DesiredSubscription,
  renewSubscription,
  type Subscription,
} from "./subscriptions";

const LONGEST_LIFETIME_MS = LONGEST_LIFETIME_MINUTES * 60_000;

/** A new secret for a subscription: 256 random bits in 43 characters; Graph takes up to 128. */
const newClientState = (): string => randomBytes(32).toString("base64url");

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
    return { state: remember(subscription, clientState, now, known), action: "none" };
  const renewed = await renewSubscription(graph, subscription.id, desired, now);
  if (renewed === undefined) run.gone.add(subscription.id);
  return renewed && { state: remember(renewed, clientState, now, known), action: "renewed" };
};

/** The known subscription as Graph has it, and whether it can be kept. */
interface Known {
  readonly living?: Subscription;
  readonly kept?: Kept;
}

/**
 * Asks Graph for the known subscription by its id, whatever lists say: they lag. The question is its
 * renewal, unless that may not be due.
 */
const keepKnown = async (run: Ensuring, known: SubscriptionState): Promise<Known> => {
  const { graph, desired, now, renew } = run;
  const unmoved = renew === "always" && desired.expirationDateTime !== undefined;
  if (renew !== "half" && !unmoved) {
    const renewed = await renewSubscription(graph, known.id, desired, now);
    // What an answer to a PATCH leaves out is as it was.
    const living = renewed && { ...desired, ...renewed };
    if (living === undefined || !fits(living, desired)) return living ? { living } : {};
    return {
      living,
      kept: { state: remember(living, known.clientState, now, known), action: "renewed" },
    };
  }
  const living = await find(run, known.id);
  if (living === undefined || !fits(living, desired)) return living ? { living } : {};
  const kept = await renewIfDue(run, living, known.clientState);
  return kept ? { living, kept } : {};
};

/** The first of the subscriptions to the URL that is of the wanted kind and tells its secret. */
const adopt = async (
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

/** What another app or flow holds is told with its URL; what is this flow's own gives way or is adopted. */
const resolveConflict = async (
  run: Ensuring,
  conflict: GraphError,
): Promise<Kept | "try again"> => {
  const named = conflictingId(conflict);
  const other = named === undefined ? undefined : await find(run, named);
  const own =
    other === undefined
      ? (await listOwn(run)).filter((subscription) => fits(subscription, run.desired))
      : [other].filter((subscription) => fits(subscription, run.desired));
  const adopted = await adopt(run, own);
  if (adopted !== undefined) return adopted;
  if (own.length === 0)
    throw new GraphError({ ...conflict, advice: conflictAdvice(named, other?.notificationUrl) });
  await remove(
    run,
    idsOf(own).filter((id) => !run.gone.has(id)),
  );
  return "try again";
};

const create = async (run: Ensuring, attempt = 1): Promise<Kept> => {
  const { graph, desired, now, known } = run;
  const clientState = newClientState();
  try {
    const created = await createSubscription(graph, desired, clientState, now);
    return {
      state: remember(created, clientState, now, known),
      action: known === undefined ? "created" : "recreated",
    };
  } catch (error) {
    // Another run of this flow was faster, or another flow holds this combination.
    if (!(error instanceof GraphError) || error.status !== 409 || attempt > 1) throw error;
    const resolved = await resolveConflict(run, error);
    return resolved === "try again" ? create(run, attempt + 1) : resolved;
  }
};

/**
 * Of parallel runs that made one each, the one with the least id stays, whoever looks. A rival gives way
 * to nothing but a subscription that Graph confirms: a list may still show what is gone.
 */
const settle = async (run: Ensuring, made: Kept): Promise<Kept> => {
  const rivals = (await tryListOwn(run))
    .filter((other) => fits(other, run.desired) && other.id < made.state.id)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  for (const { id } of rivals) {
    const living = await find(run, id);
    if (living === undefined) continue;
    await remove(run, [made.state.id]);
    if (!living.clientState) {
      throw new Error(
        "Two runs of this flow made its subscription at the same time. Deploy the instance again.",
      );
    }
    return { state: remember(living, living.clientState, run.now, run.known), action: "renewed" };
  }
  return made;
};

/**
 * Makes sure that exactly one subscription notifies the desired URL of the desired changes, and that
 * its secret is known: reuses and renews the one that is there, recreates it when it is gone, when it
 * differs, or when its secret was lost, and removes what else points to that URL. Other URLs'
 * subscriptions are not touched, but for the known one under a URL that the flow had before. Safe to
 * call again, and from several runs at a time.
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
  const run: Ensuring = { ...options, graph, desired, known, gone: new Set(), warnings: [] };
  const { living, kept } = known === undefined ? {} : await keepKnown(run, known);
  if (kept !== undefined) {
    if (options.renew === "at once") return { ...kept, warnings: [] };
    const others = (await tryListOwn(run)).filter(
      (other) => options.renew === "always" || fits(other, desired),
    );
    return tidyUp(run, kept, idsOf(others));
  }
  if (known !== undefined && living === undefined) {
    const gap = gapSince(known, options.now);
    run.gone.add(known.id);
    run.gap = gap;
    options.onGap?.(gap);
  }

  const ours = (await listOwn(run)).filter(({ id }) => id !== living?.id);
  const fitting = ours.filter((subscription) => fits(subscription, desired));
  const adopted = await adopt(run, fitting);
  const old = living === undefined ? [] : [living];
  if (adopted !== undefined) return tidyUp(run, adopted, idsOf([...ours, ...old]));

  // Graph takes no second one of the same kind, so what lost its secret or notifies an old URL goes
  // first. What watches something else goes only once the new one is there: a failure leaves the flow
  // with the old one.
  const inTheWay = old.filter((subscription) => sameCombination(subscription, desired));
  await remove(run, idsOf([...fitting, ...inTheWay]));
  const made = await create(run);
  const winner =
    made.action === "renewed" || made.action === "none" ? made : await settle(run, made);
  return tidyUp(run, winner, idsOf([...ours, ...old]));
};
