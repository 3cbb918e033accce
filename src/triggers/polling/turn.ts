import { isObject } from "../../graph";
import { openMemory, type StoredMemory } from "./memory";
import { isDone, type Leg, newResync, newRound, type Round, resumed } from "./round";
import { type Loaded, type PollingState, readRound, type StoredRound } from "./state";

/** A round whose run gave no sign of life for this long is taken over. */
const LEASE_MS = 20 * 60_000;

/** What the platform's loop gives back for the next page. */
export type PaginationState = {
  readonly round: Round;
  /** What the state is to remember once the page before has been handed over. */
  readonly memory: StoredMemory;
};

export const readPaginationState = (value: unknown): PaginationState | undefined => {
  const kept = isObject(value) ? value : {};
  const round = readRound(kept.round);
  return round && { round, memory: openMemory(kept.memory).stored(Number.POSITIVE_INFINITY) };
};

/** What a run of the trigger is to do. */
export type Turn =
  | { readonly does: "nothing"; readonly why: string }
  /** Everything of the round was handed over. */
  | { readonly does: "complete"; readonly paginationState: PaginationState }
  | { readonly does: "read"; readonly round: Round; readonly memory: StoredMemory };

/** What decides about a turn. */
export interface Situation {
  readonly loaded: Loaded;
  readonly state: PollingState;
  readonly plan: string;
  readonly legs: readonly Leg[];
  readonly hasLinks: boolean;
  readonly startFrom: "now" | "everything";
  /** The initial sync that a flow may run when it is deployed. */
  readonly onDeploy: boolean;
  readonly now: Date;
}

const isAlive = ({ status, beatAt }: StoredRound, now: Date): boolean =>
  status === "running" && now.getTime() - Date.parse(beatAt) < LEASE_MS;

const atBeginning = ({ leg, link }: Round): boolean => leg === 0 && link === null;

/** Where a round goes on that an earlier run did not bring to its end; undefined when it begins anew. */
const goOn = (stored: StoredRound, { state, now }: Situation): Round | undefined => {
  const { beatAt: _beat, status, ...round } = stored;
  if (status === "paused") return round;
  // Of what was told of it some may be gone before it is read again, which only a new resync brings to light.
  if (round.announced || (round.resync !== null && atBeginning(round)))
    return newResync(round.plan, now, state.lastRoundAt, round.restarts);
  return round.counting || atBeginning(round) ? undefined : resumed(round);
};

/** The round of a poll that was not told where to go on. */
const roundOf = (situation: Situation): Round => {
  const { loaded, state, plan, hasLinks, startFrom, onDeploy, now } = situation;
  if (loaded.problem === "broken" || loaded.problem === "foreign")
    return newResync(plan, now, loaded.lastGoodRound);
  const stored = state.round?.plan === plan ? state.round : null;
  if (stored !== null && (!onDeploy || stored.full)) {
    const round = goOn(stored, situation);
    if (round !== undefined) return round;
  }
  const restarts = stored?.restarts ?? 0;
  if (onDeploy) return newRound(plan, now, { full: true, keepsLinks: hasLinks });
  return newRound(plan, now, { full: !hasLinks && startFrom === "everything", restarts });
};

/** The turn of a run that the platform's loop started with the paginationState of the page before. */
const nextTurn = ({ state, plan, legs }: Situation, paginationState: PaginationState): Turn => {
  const { round, memory } = paginationState;
  if (round.plan !== plan)
    return {
      does: "nothing",
      why: "The round was overtaken: another has moved on, or the inputs changed.",
    };
  if (isDone(round, legs)) return { does: "complete", paginationState };
  if (state.round !== null && state.round.id !== round.id)
    return { does: "nothing", why: "The round was taken over by a later run." };
  return { does: "read", round, memory };
};

/**
 * What a run does. A poll that meets a round whose own run is alive leaves it alone; one that was silent
 * for 20 minutes is taken over.
 */
export const turnOf = (
  situation: Situation,
  paginationState: PaginationState | undefined,
): Turn => {
  const { state, onDeploy, now } = situation;
  if (paginationState !== undefined) return nextTurn(situation, paginationState);
  if (state.round !== null && isAlive(state.round, now))
    return { does: "nothing", why: "An earlier run is still reading the changes." };
  if (onDeploy && state.initialSyncAt !== null)
    return { does: "nothing", why: "The initial sync was done before." };
  return { does: "read", round: roundOf(situation), memory: state.memory };
};

/** The state after a round whose events were all handed over. */
export const wholeRound = (
  state: PollingState,
  legs: readonly Leg[],
  { round, memory: stored }: PaginationState,
  now: Date,
): PollingState => {
  const memory = openMemory(stored);
  if (!round.keepsLinks) memory.endRound(Date.parse(round.startedAt));
  return {
    ...state,
    ...(round.keepsLinks
      ? {}
      : {
          links: Object.fromEntries(
            legs.map(({ key }, index) => [key, round.found[index] as string]),
          ),
          linkedAt: now.toISOString(),
          lastRoundAt: round.startedAt,
        }),
    initialSyncAt: round.full ? now.toISOString() : state.initialSyncAt,
    memory: memory.stored(Number.POSITIVE_INFINITY),
    round: null,
  };
};
