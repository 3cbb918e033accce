import type { Goal, Measure, Side } from "./cases/benchCase";
import type { GoalResult, ScenarioResult } from "./results";

/** Counts are promises of every round; times and memory differ by chance, and their middle counts. */
const COUNTS: readonly Measure[] = [
  "requests",
  "sockets",
  "handshakes",
  "refusedInWindow",
  "lateCreates",
];

/** What a contender needs; undefined when it is absent. */
export const figureOf = (
  scenarios: readonly ScenarioResult[],
  { scenario, contender }: Side,
  measure: Measure,
): number | undefined => {
  const figure = scenarios
    .find(({ key }) => key === scenario)
    ?.contenders.find(({ key }) => key === contender)?.figures[measure];
  return COUNTS.includes(measure) ? figure?.most : figure?.median;
};

export const judge = (goal: Goal, scenarios: readonly ScenarioResult[]): GoalResult => {
  const { measure, of, against, atMost } = goal;
  const ours = figureOf(scenarios, of, measure);
  const theirs = against === undefined ? 1 : figureOf(scenarios, against, measure);
  const value = ours === undefined || theirs === undefined ? undefined : ours / theirs;
  return { ...goal, value, reached: value !== undefined && value <= atMost };
};
