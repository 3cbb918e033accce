import { InputError } from "../../graph";
import { isDone, type Leg, type LegMode, type Round } from "./round";

const LABEL = "Max Deletions";

/** Undefined: no limit. */
export type DeletionGuard = number | undefined;

const tooMany = (deletions: number, most: number): InputError =>
  new InputError(
    LABEL,
    `this round holds ${deletions} deletions, more than the ${most} that are allowed. Nothing of it was told and the trigger stays where it is. Raise the limit or empty it to let the round through`,
  );

const cannotCount = (most: number): InputError =>
  new InputError(
    LABEL,
    `this round is too large to be counted before it is told, so that a limit of ${most} cannot be kept. Switch batching on for the trigger, or empty the limit to let the round through`,
  );

/**
 * What the limit makes of a round whose deletions were counted this far: `tell` its events, `count` on
 * first, or, `counted`, begin to tell. Pages that hold everything tell of no deletions.
 *
 * @param begins The pages are the first of the round.
 * @throws InputError that names the number, when it is too large.
 */
export const judgeDeletions = (
  guard: DeletionGuard,
  round: Round,
  {
    legs,
    mode,
    batching,
    begins,
  }: {
    readonly legs: readonly Leg[];
    readonly mode: LegMode;
    readonly batching: boolean;
    readonly begins: boolean;
  },
): "tell" | "count" | "counted" => {
  if (guard === undefined) return "tell";
  const isWhole = isDone(round, legs);
  if (round.counting && !isWhole) return "count";
  if (begins && !isWhole && mode !== "full") {
    if (!batching) throw cannotCount(guard);
    return "count";
  }
  if (round.deletions > guard) throw tooMany(round.deletions, guard);
  return round.counting ? "counted" : "tell";
};
