import { figureOf } from "../goals";
import type { Results } from "../results";

const START = "<!-- bench:ratios -->";
const END = "<!-- /bench:ratios -->";

/** The ratios that the README quotes: case, scenario, who against whom. */
const quoted = [
  {
    of: ["lists", "100000-50", "ours", "floor"],
    says: (value: string, results: Results) =>
      `- A list of 100,000 users at 50 ms a round trip takes **${value} ×** the time of a hand-written loop that checks nothing, and ${ratioIn(results, ["lists", "100000-50", "ours", "axiosDefault"])} × that of a loop over pages of Graph's default size.`,
  },
  {
    of: ["records", "reads-50", "ours", "floor"],
    says: (value: string) =>
      `- 1,000 records of notifications at 50 ms a round trip take **${value} ×** the time of batches that are sent one after the other.`,
  },
  {
    of: ["load", "load", "ours", "empty"],
    says: (value: string) =>
      `- Loading the component takes **${value} ×** the time of an empty component with the same dependencies.`,
  },
] as const;

type Compared = readonly [bench: string, scenario: string, contender: string, other: string];

const ratioIn = ({ cases }: Results, [bench, scenario, contender, other]: Compared): string => {
  const scenarios = cases.find(({ key }) => key === bench)?.scenarios ?? [];
  const of = (key: string) => figureOf(scenarios, { scenario, contender: key }, "wallMs");
  const [ours, theirs] = [of(contender), of(other)];
  if (ours === undefined || theirs === undefined)
    throw new Error(`The results have no ${contender} and ${other} for ${bench}, ${scenario}`);
  return (ours / theirs).toFixed(2);
};

/** These are three that were reached; the reader is told of the others. */
const others = ({ cases }: Results): string => {
  const goals = cases.flatMap((each) => each.goals).filter(({ aim }) => !aim);
  const reached = goals.filter((goal) => goal.reached).length;
  return `Of ${goals.length} goals ${reached} are reached. [RESULTS.md](bench/RESULTS.md) has them all, those that are missed with what limits them.`;
};

/** What stands in the README between the two marks. */
export const quotes = (results: Results): string =>
  [...quoted.map(({ of, says }) => says(ratioIn(results, of), results)), "", others(results)].join(
    "\n",
  );

/** @throws Error when the marks are not there. */
export const withQuotes = (readme: string, results: Results): string => {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start === -1 || end === -1) throw new Error(`README.md has no ${START} … ${END}`);
  return `${readme.slice(0, start + START.length)}\n${quotes(results)}\n${readme.slice(end)}`;
};
