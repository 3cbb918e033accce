import type { BenchCase, Contender, Figures, Measure, Scenario } from "./cases/benchCase";
import { judge } from "./goals";
import { type Played, playRound, type Server, startServer, type World } from "./processes";
import { isTwin } from "./report/noise";
import type { CaseResult, ContenderResult, ScenarioResult } from "./results";
import { spreadOf } from "./statistics";

export interface PlayOptions {
  readonly rounds: number;
  /** Rounds that do not count, before the others. */
  readonly warmUp: number;
  /** One contender twice, for the noise. */
  readonly twins: boolean;
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

type Rounds = Map<Contender, Played[]>;

/** Servers of one scenario, each started when the first contender needs it, and all stopped at its end. */
const withServers = async <T>(
  { server: plan }: Scenario,
  world: World,
  use: (serverOf: (contender: Contender) => Promise<Server | undefined>) => Promise<T>,
  keyOf: (contender: Contender) => string,
): Promise<T> => {
  const started = new Map<string, Promise<Server>>();
  const serverOf = async (contender: Contender): Promise<Server | undefined> => {
    if (plan === undefined) return undefined;
    const key = keyOf(contender);
    const https = contender.https ?? plan.https ?? false;
    const server = started.get(key) ?? startServer({ ...plan, https }, world);
    started.set(key, server);
    return server;
  };
  try {
    return await use(serverOf);
  } finally {
    for (const server of started.values()) (await server).stop();
  }
};

/**
 * Rounds of all contenders: A B C A B C, or all at the same time and then again. One with fewer rounds is slow,
 * and its warm-up would cost more than it tells.
 */
const playRounds = (
  scenario: Scenario,
  world: World,
  { rounds: usual, warmUp }: PlayOptions,
): Promise<Rounds> => {
  const { contenders, sideBySide, rounds = usual, withoutWarmUp } = scenario;
  const played: Rounds = new Map(contenders.map((contender) => [contender, []]));
  const takesPart = ({ rounds: own }: Contender, number: number): boolean =>
    own === undefined || (number >= 0 && number < own);
  return withServers(
    scenario,
    world,
    async (serverOf) => {
      const playOne = async (contender: Contender, counts: boolean): Promise<void> => {
        const round = await playRound(contender, await serverOf(contender), world);
        if (round === undefined) return;
        check(scenario, contender, round);
        if (counts) played.get(contender)?.push(round);
      };
      for (let number = withoutWarmUp ? 0 : -warmUp; number < rounds; number += 1) {
        const those = contenders.filter((contender) => takesPart(contender, number));
        if (sideBySide) await Promise.all(those.map((one) => playOne(one, number >= 0)));
        else for (const one of those) await playOne(one, number >= 0);
      }
      return played;
    },
    ({ key, https }) => (sideBySide ? key : https ? "https" : "http"),
  );
};

const playScenario = async (
  scenario: Scenario,
  world: World,
  options: PlayOptions,
): Promise<ScenarioResult> => {
  const played = await playRounds(scenario, world, options);
  const of = (isThere: boolean) =>
    [...played].filter(([, rounds]) => rounds.length > 0 === isThere);
  return {
    key: scenario.key,
    title: scenario.title,
    contenders: of(true).map(([contender, rounds]) => resultOf(contender, rounds)),
    absent: of(false).map(([{ label }]) => label),
  };
};

const withoutTwins = (scenario: Scenario): Scenario => ({
  ...scenario,
  contenders: scenario.contenders.filter(({ key }) => !isTwin(key)),
});

export const playCase = async (
  { scenarios, goals, notes = [], ...rest }: BenchCase,
  world: World,
  options: PlayOptions,
): Promise<CaseResult> => {
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const startedAt = performance.now();
    const played = options.twins ? scenario : withoutTwins(scenario);
    const result = await playScenario(played, world, options);
    results.push(result);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    const medians = result.contenders
      .map(({ key, figures }) => `${key} ${figures.wallMs?.median.toFixed(0)} ms`)
      .join(", ");
    options.tell(`${rest.key}: ${scenario.title} (${seconds} s): ${medians}`);
  }
  return { ...rest, notes, scenarios: results, goals: goals.map((goal) => judge(goal, results)) };
};
