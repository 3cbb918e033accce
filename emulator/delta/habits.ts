import { seededRandom } from "../random";

/**
 * What delta may do and need not. A share says how often it happens: 0 never, 1 always, between them as
 * the seed has it. A test sets one to force it.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export interface DeltaHabits {
  /** Graph promises nothing of the size of its pages. */
  objectsPerPage: number;
  /** A group with more links than this comes in pieces, each on a page of its own. */
  linksPerPiece: number;
  /** The further pieces of a group come at the end of the round instead of on the next pages. */
  apart: number;
  /** An object comes again at the end of the round. */
  repeats: number;
  /** A page without objects comes before a page. */
  emptyPages: number;
  /** A deleted object shows up in a first round. */
  removedInFirstRound: number;
  /** An expired token is answered by 400 syncStateNotFound instead of 410 with a Location. */
  expiredByBadRequest: number;
}

const quiet: DeltaHabits = {
  objectsPerPage: 100,
  linksPerPiece: 100,
  apart: 0,
  repeats: 0,
  emptyPages: 0,
  removedInFirstRound: 0,
  expiredByBadRequest: 0,
};

/** Everything that Graph may do, now and then. */
const seeded: DeltaHabits = {
  objectsPerPage: 100,
  linksPerPiece: 10,
  apart: 0.5,
  repeats: 0.1,
  emptyPages: 0.3,
  removedInFirstRound: 0.5,
  expiredByBadRequest: 0.5,
};

/** `seeded` for everything now and then; single habits on top of none otherwise. */
export type DeltaOption = "seeded" | Partial<DeltaHabits>;

/** The habits, and the dice that decide by them. */
export const createHabits = (seed: number, option: DeltaOption = {}) => {
  const habits: DeltaHabits = option === "seeded" ? { ...seeded } : { ...quiet, ...option };
  const random = seededRandom(seed);
  const chance = (habit: Exclude<keyof DeltaHabits, "linksPerPiece" | "objectsPerPage">): boolean =>
    habits[habit] >= 1 || (habits[habit] > 0 && random() < habits[habit]);
  return { habits, chance };
};

export type Habits = ReturnType<typeof createHabits>;
