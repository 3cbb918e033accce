import { GraphError } from "./errors/graphError";
import { conflictAdvice, conflictingId } from "./errors/subscriptionAdvice";
import { adopt } from "./keepSubscription";
import {
  type Ensuring,
  find,
  idsOf,
  type Kept,
  listOwn,
  remove,
  tryListOwn,
} from "./ownSubscriptions";
import { fits, nextState } from "./subscriptionState";
import { createSubscription } from "./subscriptions";

/**
 * When Graph has such a subscription already: this flow's own is adopted, or deleted when it cannot be; that
 * of another app or flow is an error, which names its URL.
 */
const resolveConflict = async (
  run: Ensuring,
  conflict: GraphError,
): Promise<Kept | "try again"> => {
  const named = conflictingId(conflict);
  const other = named === undefined ? undefined : await find(run, named);
  const candidates = other === undefined ? await listOwn(run) : [other];
  const own = candidates.filter((subscription) => fits(subscription, run.desired));
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
  try {
    const created = await createSubscription(graph, desired, now);
    return {
      state: nextState(created, created.clientState, now, known),
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
 * When parallel runs made one each, every run keeps the one with the lowest id. Ours is deleted only for one
 * that Graph confirms by its id: a list may still show what is gone.
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
    return { state: nextState(living, living.clientState, run.now, run.known), action: "renewed" };
  }
  return made;
};

/** Makes the flow's subscription, or keeps the one that a parallel run of the flow has made meanwhile. */
export const makeSubscription = async (run: Ensuring): Promise<Kept> => {
  const made = await create(run);
  return made.action === "renewed" || made.action === "none" ? made : settle(run, made);
};
