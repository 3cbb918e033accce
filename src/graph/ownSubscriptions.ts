import type { GraphClient, Purpose } from "./http/request";
import type { DesiredSubscription, Subscription } from "./subscription";
import type { Gap, SubscriptionState } from "./subscriptionState";
import {
  deleteSubscriptions,
  findSubscription,
  subscriptionsTo,
  tryDeleteSubscriptions,
} from "./subscriptions";

export interface Ensured {
  readonly state: SubscriptionState;
  readonly action: "none" | "renewed" | "created" | "recreated";
  /** Given when the known subscription was gone. Without memory of one, nobody knows from when on. */
  readonly gap?: Gap;
  /** What failed besides, while the subscription lives. */
  readonly warnings: readonly string[];
}

export interface EnsureOptions {
  readonly now: Date;
  /**
   * `always` on deploy; `half` when half of the lifetime is gone; `at once` when Graph asks, which takes
   * a single request for a living one and leaves all tidying to the other two.
   */
  readonly renew: "always" | "half" | "at once";
  /** Called as soon as the known one turns out to be gone, before anything that may be cut short. */
  readonly onGap?: (gap: Gap & { readonly from: string }) => void;
}

/** One call of `ensureSubscription`, and what it has learned so far. */
export interface Ensuring extends EnsureOptions {
  readonly graph: GraphClient;
  readonly desired: DesiredSubscription;
  readonly known: SubscriptionState | undefined;
  /** Ids that Graph does not know any more, or that this call deleted: lists may still show them. */
  readonly gone: Set<string>;
  readonly warnings: string[];
  gap?: Gap;
}

export type Kept = Pick<Ensured, "state" | "action">;

const purpose = ({ desired }: Ensuring, operation: string): Purpose => ({
  operation,
  permission: desired.permission,
});

export const idsOf = (subscriptions: readonly { id: string }[]): string[] =>
  subscriptions.map(({ id }) => id);

/** What notifies the flow's URL, as far as the list knows. */
export const listOwn = async (run: Ensuring): Promise<Subscription[]> => {
  const { graph, desired, gone } = run;
  const listed = await subscriptionsTo(
    graph,
    [desired.notificationUrl],
    purpose(run, "List Subscriptions"),
  );
  return listed.filter(({ id }) => !gone.has(id));
};

/** For tidying up only: a list that fails counts as empty. */
export const tryListOwn = async (run: Ensuring): Promise<Subscription[]> => {
  try {
    return await listOwn(run);
  } catch (error) {
    run.warnings.push((error as Error).message);
    return [];
  }
};

/** One subscription with its secret; undefined, and noted as gone, when Graph does not know it. */
export const find = async (run: Ensuring, id: string): Promise<Subscription | undefined> => {
  const found = await findSubscription(run.graph, id, purpose(run, "Get Subscription"));
  if (found === undefined) run.gone.add(id);
  return found;
};

/** Deletes what must be out of the way before the next step. */
export const remove = async (run: Ensuring, ids: readonly string[]): Promise<void> => {
  await deleteSubscriptions(run.graph, ids, purpose(run, "Delete Subscription"));
  for (const id of ids) run.gone.add(id);
};

/** Deletes what is left over; what cannot be deleted now is remembered for the next run. */
export const tidyUp = async (
  run: Ensuring,
  kept: Kept,
  ids: readonly string[],
): Promise<Ensured> => {
  const { graph, known, gone, warnings, gap } = run;
  const leftovers = new Set([...ids, ...(known?.leftovers ?? [])]);
  leftovers.delete(kept.state.id);
  const failures = await tryDeleteSubscriptions(
    graph,
    [...leftovers].filter((id) => !gone.has(id)),
    purpose(run, "Delete Subscription"),
  );
  for (const { error } of failures) warnings.push((error as Error).message);
  const left = failures.length === 0 ? {} : { leftovers: idsOf(failures) };
  return {
    ...kept,
    state: { ...kept.state, ...left },
    warnings,
    ...(gap === undefined ? {} : { gap }),
  };
};
