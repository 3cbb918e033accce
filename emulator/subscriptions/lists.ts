import type { Clock } from "../clock";
import type { SubscriptionHabits } from "./habits";
import type { StoredSubscription } from "./stored";

/** What lists show: they come from a replica that may be behind. */
export const createLists = (clock: Clock, habits: SubscriptionHabits) => {
  const shownFrom = new Map<string, number>();
  const ghosts = new Map<string, { subscription: StoredSubscription; until: number }>();
  const now = (): number => clock.now().getTime();

  const made = ({ id }: StoredSubscription): void => {
    if (habits.listLagMs > 0) shownFrom.set(id, now() + habits.listLagMs);
  };

  const removed = (subscription: StoredSubscription): void => {
    const wasShown = (shownFrom.get(subscription.id) ?? 0) <= now();
    shownFrom.delete(subscription.id);
    if (wasShown && habits.listLagMs > 0)
      ghosts.set(subscription.id, { subscription, until: now() + habits.listLagMs });
  };

  /** The living ones, without those that the replica does not know yet, and with those that it still knows. */
  const show = (living: readonly StoredSubscription[]): StoredSubscription[] => {
    for (const [id, { until }] of ghosts) if (until <= now()) ghosts.delete(id);
    return [
      ...living.filter(({ id }) => (shownFrom.get(id) ?? 0) <= now()),
      ...[...ghosts.values()].map(({ subscription }) => subscription),
    ];
  };

  return { made, removed, show };
};
