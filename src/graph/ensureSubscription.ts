import type { GraphClient } from "./http/request";
import { adopt, keepKnown } from "./keepSubscription";
import { makeSubscription } from "./makeSubscription";
import {
  type Ensured,
  type EnsureOptions,
  type Ensuring,
  idsOf,
  listOwn,
  remove,
  tidyUp,
  tryListOwn,
} from "./ownSubscriptions";
import type { DesiredSubscription } from "./subscription";
import { fits, gapSince, type SubscriptionState, sameCombination } from "./subscriptionState";

/**
 * Makes sure that exactly one subscription notifies the desired URL of the desired changes, and that
 * its secret is known: reuses and renews the one that is there, recreates it when it is gone, when it
 * differs, or when its secret was lost, and removes what else points to that URL. Other URLs'
 * subscriptions are not touched, apart from the known one under a URL that the flow had before. Safe to
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
  return tidyUp(run, await makeSubscription(run), idsOf([...ours, ...old]));
};
