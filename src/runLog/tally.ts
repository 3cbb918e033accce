import type { GraphRequest } from "../graph";

/** What the clients of one run have asked of Graph so far. */
export interface Tally {
  /** Attempts included. */
  requests: number;
  first: GraphRequest | undefined;
}

const tallies = new WeakMap<object, Tally>();

/** The tally of a run, which is known by its context: that is one object from its start to its end. */
export const tallyOf = (context: object): Tally => {
  const known = tallies.get(context);
  if (known !== undefined) return known;
  const tally: Tally = { requests: 0, first: undefined };
  tallies.set(context, tally);
  return tally;
};
