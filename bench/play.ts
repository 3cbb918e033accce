import type { BenchCase, Contender, Figures, Measure, Scenario } from "./cases/benchCase";
import { judge } from "./goals";
import { type Played, playRound, type Server, startServer, type World } from "./processes";
import type { CaseResult, ContenderResult, ScenarioResult } from "./results";
import { spreadOf } from "./statistics";

export interface PlayOptions {
  readonly rounds: number;
  /** Rounds that do not count, before the others. */
  readonly warmUp: number;
  readonly tell: (line: string) => void;
}

const MEASURES: Record<Measure, true> = {
  wallMs: true,
  cpuMs: true,
  peakMb: true,
  addedMb: true,
  processMs: true,
  requests: true,
  sockets: true,
  handshakes: true,
  refusedInWindow: true,
  lateCreates: true,
  serverMs: true,
  bundleKb: true,
};

const resultOf = ({ key, label }: Contender, played: readonly Played[]): ContenderResult => {
  const figures: Partial<Record<Measure, ReturnType<typeof spreadOf>>> = {};
  for (const measure of Object.keys(MEASURES) as Measure[]) {
    const numbers = played.flatMap((round: Figures) => round[measure] ?? []);
    if (numbers.length > 0) figures[measure] = spreadOf(numbers);
  }
  return { key, label, rounds: played.length, figures };
};

/** A round that did not do all of the work must not count as a fast one. */
const check = (scenario: Scenario, contender: Contender, { count }: Played): void => {
  if (count !== scenario.count)
    throw new Error(
      `${scenario.title}: ${contender.label} has ${count} of ${scenario.count} at the end`,
    );
};

/** Rounds of all contenders in turn: A B C A B C. */
const inTurn = async (
  scenario: Scenario,
  server: Server | undefined,
  world: World,
  { rounds: usual, warmUp }: PlayOptions,
): Promise<Map<Contender, Played[]>> => {
  const rounds = scenario.rounds ?? usual;
  const played = new Map(scenario.contenders.map((contender) => [contender, [] as Played[]]));
  for (let number = -warmUp; number < rounds; number += 1) {
    for (const contender of scenario.contenders) {
      // One with fewer rounds is slow, and its warm-up would cost more than it tells.
      if (contender.rounds !== undefined && (number < 0 || number >= contender.rounds)) continue;
      const round = await playRound(contender, server, world);
      if (round === undefined) continue;
      check(scenario, contender, round);
      if (number >= 0) played.get(contender)?.push(round);
    }
  }
  return played;
};

const sideBySide = async (scenario: Scenario, world: World): Promise<Map<Contender, Played[]>> =>
  new Map(
    await Promise.all(
      scenario.contenders.map(async (contender): Promise<[Contender, Played[]]> => {
        const server = scenario.server && (await startServer(scenario.server, world));
        const round = await playRound(contender, server, world);
        server?.stop();
        if (round === undefined) return [contender, []];
        check(scenario, contender, round);
        return [contender, [round]];
      }),
    ),
  );

const playScenario = async (
  scenario: Scenario,
  world: World,
  options: PlayOptions,
): Promise<ScenarioResult> => {
  let played: Map<Contender, Played[]>;
  if (scenario.sideBySide) played = await sideBySide(scenario, world);
  else {
    const server = scenario.server && (await startServer(scenario.server, world));
    played = await inTurn(scenario, server, world, options);
    server?.stop();
  }
  const of = (isThere: boolean) =>
    [...played].filter(([, rounds]) => rounds.length > 0 === isThere);
  return {
    key: scenario.key,
    title: scenario.title,
    contenders: of(true).map(([contender, rounds]) => resultOf(contender, rounds)),
    absent: of(false).map(([{ label }]) => label),
  };
};

export const playCase = async (
  { scenarios, goals, notes = [], ...rest }: BenchCase,
  world: World,
  options: PlayOptions,
): Promise<CaseResult> => {
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const startedAt = performance.now();
    const result = await playScenario(scenario, world, options);
    results.push(result);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    const medians = result.contenders
      .map(({ key, figures }) => `${key} ${figures.wallMs?.median.toFixed(0)} ms`)
      .join(", ");
    options.tell(`${rest.key}: ${scenario.title} (${seconds} s): ${medians}`);
  }
  return { ...rest, notes, scenarios: results, goals: goals.map((goal) => judge(goal, results)) };
};
