import { placeInRound, type RoundPlace } from "./events";
import type { Progress, Work } from "./job";
import { judgeDeletions } from "./maxDeletions";
import { openMemory } from "./memory";
import { type Chunk, readChunk } from "./readPages";
import { afterDeadToken, isDone, type LegMode, type Round } from "./round";
import { sayRestart } from "./say";

/** A dead nextLink, then a dead deltaLink; a third refusal in a run is no matter of tokens. */
const MOST_RESTARTS = 2;

/** What some pages have told, and how far the round is after them. */
export interface Step<N> extends Progress {
  readonly mode: LegMode;
  /** The round as it was before them: another one than was to go on when it had to begin again. */
  readonly start: Round;
  readonly items: (N & RoundPlace)[];
}

/** Reads on, and begins again when Graph has forgotten where. */
const readOn = async <N extends object>(
  work: Work<N>,
  start: Round,
): Promise<Chunk & { start: Round }> => {
  let round = start;
  for (let restarts = 0; ; restarts += 1) {
    const chunk = await readChunk({ ...work.job, links: work.links }, round);
    if (chunk.dead === undefined) return { ...chunk, start: round };
    if (restarts >= MOST_RESTARTS) throw chunk.dead;
    round = afterDeadToken(chunk.round, work.now, {
      hasLinks: work.links.size > 0,
      lastGoodRound: work.state.lastRoundAt,
    });
    sayRestart(work.run.logger, round);
  }
};

/** Reads some pages and says what they tell. What is remembered of it counts once it was handed over. */
export const step = async <N extends object>(work: Work<N>, from: Progress): Promise<Step<N>> => {
  const { job, run, state, now } = work;
  const chunk = await readOn(work, from.round);
  const { start, mode } = chunk;
  const memory = openMemory(from.memory.stored(Number.POSITIVE_INFINITY));
  const { news, deletions } = await job.news(chunk.entries, {
    mode,
    round: start.id,
    resync: start.resync,
    begins: start.pages === 0,
    startedMs: Date.parse(start.startedAt),
    lastRoundMs: state.lastRoundAt === null ? undefined : Date.parse(state.lastRoundAt),
    memory,
  });
  const counted = { ...chunk.round, deletions: start.deletions + deletions };
  const verdict = judgeDeletions(job.guard, counted, {
    legs: job.legs,
    mode,
    batching: run.batching,
    begins: start.pages === 0,
  });
  if (verdict === "count")
    return { items: [], mode, start, memory, round: { ...counted, counting: true } };
  if (verdict === "counted") {
    // One page at a time from here: it is known to be too large to collect.
    const again = { leg: 0, link: null, found: [], pages: 1, counting: false, deletions: 0 };
    return {
      items: [],
      mode,
      start,
      memory: openMemory(state.memory),
      round: { ...start, ...again },
    };
  }
  const all = isDone(counted, job.legs) && start.resync !== null ? [...news, job.completed] : news;
  return {
    items: placeInRound(all, start, now.toISOString()),
    mode,
    start,
    memory,
    round: { ...counted, sequence: start.sequence + all.length },
  };
};
