import type { Measure } from "../cases/benchCase";
import type { CaseResult, ContenderResult, GoalResult, Results, ScenarioResult } from "../results";
import { limitOf, measured, nameOf, ratio, spread } from "./format";
import { noiseOf } from "./noise";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const verdict = ({ value, reached, aim }: GoalResult): string =>
  reached
    ? "reached"
    : value === undefined
      ? "not measured"
      : aim
        ? "missed (an aim)"
        : "**missed**";

const labelOf = (
  { scenarios }: CaseResult,
  { scenario, contender }: { scenario: string; contender: string },
): string =>
  scenarios.find(({ key }) => key === scenario)?.contenders.find(({ key }) => key === contender)
    ?.label ?? contender;

const goalRow = (one: CaseResult, goal: GoalResult): string[] => [
  one.scenarios.find(({ key }) => key === goal.of.scenario)?.title ?? goal.of.scenario,
  nameOf(goal.measure),
  goal.against === undefined
    ? "–"
    : goal.against.scenario === goal.of.scenario
      ? labelOf(one, goal.against)
      : (one.scenarios.find(({ key }) => key === goal.against?.scenario)?.title ?? ""),
  measured(goal, goal.value),
  limitOf(goal),
  verdict(goal),
];

const COLUMNS: readonly Measure[] = [
  "wallMs",
  "cpuMs",
  "peakMb",
  "addedMb",
  "processMs",
  "requests",
  "sockets",
  "handshakes",
  "refusedInWindow",
  "serverMs",
];

/** Columns that say something: where everybody has nothing, there is none. */
const columnsOf = ({ contenders }: ScenarioResult): readonly Measure[] =>
  COLUMNS.filter((measure) => contenders.some(({ figures }) => (figures[measure]?.most ?? 0) > 0));

const UNIT = (measure: Measure): string =>
  measure.endsWith("Ms") ? ", ms" : measure.endsWith("Mb") ? ", MB" : "";

const scenarioPart = (scenario: ScenarioResult): string => {
  const columns = columnsOf(scenario);
  const row = ({ label, rounds, figures }: ContenderResult): string[] => [
    label,
    String(rounds),
    ...columns.map((measure) => {
      const figure = figures[measure];
      return figure === undefined ? "–" : spread(figure);
    }),
  ];
  const noise = noiseOf(scenario);
  return [
    `### ${scenario.title}`,
    table(
      ["", "rounds", ...columns.map((measure) => `${nameOf(measure)}${UNIT(measure)}`)],
      scenario.contenders.map(row),
    ),
    ...(noise === undefined
      ? []
      : [
          `The noise of the day, one contender twice: wall ${ratio(noise.wall)}, CPU ${ratio(noise.cpu)}.`,
        ]),
    ...(scenario.absent.length === 0
      ? []
      : [`Not installed, so not measured: ${scenario.absent.join("; ")}.`]),
  ].join("\n\n");
};

const casePart = (one: CaseResult): string =>
  [
    `## ${one.key}`,
    one.claim,
    table(
      ["", "measured", "against", "figure", "goal", ""],
      one.goals.map((goal) => goalRow(one, goal)),
    ),
    `**What limits it.** ${one.limitedBy}`,
    one.notes.map((note) => `- ${note}`).join("\n"),
    ...one.scenarios.map(scenarioPart),
  ]
    .filter((part) => part !== "")
    .join("\n\n");

/** The page of a run; everything in it stands in `results.json`. */
export const render = ({ environment, rounds, minutes, cases }: Results): string => {
  const { commit, changed, date, machine, node, versions } = environment;
  const all = cases.flatMap((one) => one.goals);
  const [goals, aims] = [all.filter(({ aim }) => !aim), all.filter(({ aim }) => aim)];
  const reachedOf = (some: readonly GoalResult[]): number =>
    some.filter(({ reached }) => reached).length;
  return `${[
    "# Results",
    `Written by \`npm run bench\` from \`results.json\`. How it is measured: [README.md](README.md).`,
    table(
      ["", ""],
      [
        ["Commit", `${commit}${changed ? ", with changes that are not committed" : ""}`],
        ["Date", date],
        ["Machine", machine],
        ["Node", node],
        ...Object.entries(versions).map(([name, version]) => [name, version]),
        [
          "Rounds",
          `${rounds} that count, unless a table says otherwise; ${minutes} minutes in all`,
        ],
      ],
    ),
    `Of ${goals.length} goals ${reachedOf(goals)} are reached, of ${aims.length} aims beyond them ${reachedOf(aims)}. A figure with × is a ratio of medians. Beside a median stand the least and the most of all rounds.`,
    ...cases.map(casePart),
  ].join("\n\n")}\n`;
};
