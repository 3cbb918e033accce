import type { RoundPlace } from "./events";
import type { Job, PollResult, PollRun, Progress, Work } from "./job";
import { openMemory } from "./memory";
import { isDone, type LegMode, modeOf, mustAnnounce, planOf, type Round } from "./round";
import { sayAge, sayProblem } from "./say";
import { emptyState, loadState, type PollingState, roomFor, type StoredRound } from "./state";
import { step } from "./step";
import { type PaginationState, readPaginationState, turnOf, wholeRound } from "./turn";

/** Without the platform's loop a poll goes on by itself until it has this many events or took this long. */
const MOST_DRAINED = 20_000;
const LONGEST_DRAIN_MS = 8 * 60_000;

const nothing = <N>(): PollResult<N> => ({
  items: [],
  paginationState: null,
  polledNoChanges: true,
});

const save = <N extends object>({ run }: Work<N>, state: PollingState): void =>
  run.polling.setState({ ...state });

const paginationStateOf = <N extends object>(
  { state }: Work<N>,
  { round, memory }: Progress,
): PaginationState => ({
  round,
  memory: memory.stored(roomFor(state, round)),
});

const complete = <N extends object>(work: Work<N>, paginationState: PaginationState): void =>
  save(work, wholeRound(work.state, work.job.legs, paginationState, work.now));

const storedRound = (round: Round, status: StoredRound["status"], now: Date): StoredRound => ({
  ...round,
  status,
  beatAt: now.toISOString(),
});

/**
 * A run that tells nothing yet: it writes down that a leg will be told from its beginning, or that groups
 * will be told as deleted, or objects as restored. When the platform breaks off after that was told and
 * before its state was written, nobody would know that it was.
 */
const announce = <N extends object>(
  work: Work<N>,
  { round, memory: known }: Progress,
): PollResult<N> => {
  const memory = known.stored(roomFor(work.state, round));
  save(work, { ...work.state, memory, round: storedRound(round, "running", work.now) });
  return { items: [], paginationState: { round, memory } };
};

/** One step in the platform's loop, which hands the events over and asks for the next. */
const page = async <N extends object>(work: Work<N>, from: Progress): Promise<PollResult<N>> => {
  const { job, state, now } = work;
  const { start, items, mode, round, memory } = await step(work, from);
  const { returned, groups } = memory;
  if (mode === "changes" && items.length > 0 && returned.size + groups.gone.size > 0) {
    from.memory.announceReturns(returned, Date.parse(start.startedAt));
    for (const id of groups.gone) from.memory.groups.forget(id);
    return announce(work, { round: start, memory: from.memory });
  }
  const next = paginationStateOf(work, { round, memory });
  const isWhole = isDone(round, job.legs);
  if (isWhole && items.length === 0) {
    complete(work, next);
    return nothing();
  }
  // Until the platform comes back for more, nobody knows that it has the events: the place stays before them.
  const kept = round.counting ? state.memory : from.memory.stored(roomFor(state, start));
  save(work, {
    ...state,
    memory: kept,
    round: storedRound(start, isWhole ? "handedOver" : "running", now),
  });
  return { items, paginationState: next };
};

/** A whole round in one run, or as much of it as a run can hold. */
const drain = async <N extends object>(work: Work<N>, from: Progress): Promise<PollResult<N>> => {
  const { job, state, now } = work;
  const endsAt = Date.now() + LONGEST_DRAIN_MS;
  let progress = from;
  let items: (N & RoundPlace)[] = [];
  while (true) {
    const done = await step(work, progress);
    // A round that began again tells everything again.
    if (done.start.id !== progress.round.id) items = [];
    for (const item of done.items) items.push(item);
    progress = done;
    if (isDone(progress.round, job.legs)) {
      complete(work, paginationStateOf(work, progress));
      return items.length === 0 ? nothing() : { items, paginationState: null };
    }
    if (items.length >= MOST_DRAINED || Date.now() > endsAt) break;
  }
  const { memory, round } = paginationStateOf(work, progress);
  save(work, { ...state, memory, round: storedRound(round, "paused", now) });
  return { items, paginationState: null };
};

const modeAt = <N extends object>({ job, links }: Work<N>, round: Round): LegMode => {
  const leg = job.legs[round.leg];
  return leg === undefined ? "latest" : modeOf(leg, round, links.has(leg.key), job.startFrom);
};

/** After a failure: where the platform keeps the state of a failed run, the next run need not wait for its lease. */
const releaseLease = <N extends object>({ run, state }: Work<N>, round: Round): void => {
  if (state.round !== null && state.round.id === round.id && state.round.status === "running")
    run.polling.setState({ ...state, round: { ...state.round, status: "handedOver" } });
};

/**
 * One run of a polling trigger: the poll of a schedule, the next page in the platform's loop, or the
 * initial sync on deploy.
 *
 * State moves on in the run that comes after the one which gave the events, since only then the platform
 * is known to have them; a round without events is whole at once. So nothing is lost when the platform
 * breaks off between any two steps, and what was told last may be told again.
 */
export const poll = async <N extends object>(job: Job<N>, run: PollRun): Promise<PollResult<N>> => {
  const now = new Date();
  const { legs, fingerprint, startFrom } = job;
  const loaded = loadState(run.polling.getState(), fingerprint, job.graph.origin);
  const lastGoodRound = "lastGoodRound" in loaded ? loaded.lastGoodRound : null;
  const state = loaded.state ?? { ...emptyState(fingerprint), lastRoundAt: lastGoodRound };
  const links = new Map(
    legs.flatMap(({ key, formerKey = key }) => {
      const link = state.links[formerKey];
      return link === undefined ? [] : [[key, link] as const];
    }),
  );
  const work: Work<N> = { job, run, links, state, now };
  const given = run.paginationState;
  const paginationState =
    given === undefined || given === null ? undefined : readPaginationState(given);
  if (given && paginationState === undefined) return nothing();
  const turn = turnOf(
    {
      loaded,
      state,
      plan: planOf(legs, links),
      legs,
      hasLinks: links.size > 0,
      startFrom,
      onDeploy: run.onDeploy,
      now,
    },
    paginationState,
  );
  switch (turn.does) {
    case "nothing":
      run.logger.info(turn.why);
      return nothing();
    case "complete":
      complete(work, turn.paginationState);
      return nothing();
    case "read": {
      if (paginationState === undefined) {
        sayProblem(run.logger, loaded);
        sayAge(run.logger, state.linkedAt, now);
      }
      const progress = { round: turn.round, memory: openMemory(turn.memory) };
      try {
        if (!run.batching) return await drain(work, progress);
        return mustAnnounce(turn.round, modeAt(work, turn.round))
          ? announce(work, { ...progress, round: { ...turn.round, announced: true } })
          : await page(work, progress);
      } catch (error) {
        releaseLease(work, turn.round);
        throw error;
      }
    }
  }
};
