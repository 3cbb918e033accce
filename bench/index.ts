import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildBundle } from "../cli/buildBundle";
import { wholeNumber } from "../cli/options";
import { runCommand } from "../cli/runCommand";
import { UsageError } from "../cli/usageError";
import { openCertificates } from "../emulator/https/certificates";
import { buildBench, emptyComponent, folder } from "./build";
import { cases } from "./cases";
import type { CaseOf } from "./cases/benchCase";
import { readEnvironment } from "./environment";
import { playCase } from "./play";
import type { World } from "./processes";
import { refresh } from "./refresh";
import { limitOf, measured, nameOf } from "./report/format";
import { withQuotes } from "./report/quotes";
import { render } from "./report/render";
import type { CaseResult, Results } from "./results";

const ROUNDS = 7;
const README = resolve(__dirname, "../README.md");

const write = (results: Results, out: string): void => {
  mkdirSync(out, { recursive: true });
  writeFileSync(resolve(out, "results.json"), `${JSON.stringify(results, undefined, 1)}\n`);
  writeFileSync(resolve(out, "RESULTS.md"), render(results));
};

/** Of a full run: what it found is in the project from then on. */
const publish = (results: Results): void => {
  write(results, __dirname);
  writeFileSync(README, withQuotes(readFileSync(README, "utf8"), results));
};

const openWorld = async (bundle: string | undefined): Promise<World> => {
  await buildBench();
  const { cert, key, caFile } = await openCertificates(resolve(folder, "certificates"));
  return {
    bundle: resolve(bundle ?? buildBundle()),
    emptyBundle: emptyComponent,
    tls: { cert, key },
    caFile,
  };
};

const tellGoals = ({ key, goals, scenarios, limitedBy }: CaseResult): void => {
  for (const goal of goals) {
    const title = scenarios.find((scenario) => scenario.key === goal.of.scenario)?.title;
    const word = goal.reached ? "reached" : goal.aim ? "missed (an aim)" : "MISSED";
    console.log(
      `  ${word}: ${title}: ${nameOf(goal.measure)} ${measured(goal, goal.value)}, goal ${limitOf(goal)}${goal.against ? ` of ${goal.against.contender}` : ""}`,
    );
  }
  if (goals.some(({ reached }) => !reached)) console.log(`  What limits ${key}: ${limitedBy}`);
};

void runCommand({
  usage: `Usage: npm run bench -- [--case NAME]… [--rounds ${ROUNDS}] [--check] [--out FOLDER] [--bundle FILE]
       npm run bench -- --render

  --case    only this case, once or more often: ${Object.keys(cases).join(", ")}
  --rounds  rounds that count, after one that does not
  --check   exit code 1 when a goal is missed
  --out     where results.json and RESULTS.md go. A run of all cases with ${ROUNDS} rounds or more writes
            them to bench, and its ratios to README.md; any other writes nothing unless told where
  --bundle  a built component, instead of one that is built now
  --quick   tiny sizes, one round, all cases at once: shows that everything works and measures nothing
  --render  judge bench/results.json by the goals and write it, RESULTS.md and the ratios of README.md
            with the texts that the cases have now; nothing is measured`,
  options: {
    case: { type: "string", multiple: true },
    rounds: { type: "string", default: String(ROUNDS) },
    check: { type: "boolean", default: false },
    out: { type: "string" },
    bundle: { type: "string" },
    quick: { type: "boolean", default: false },
    render: { type: "boolean", default: false },
  },
  run: async ({ case: wanted, rounds: given, check, out, bundle, quick, render: only }) => {
    const rounds = quick ? 1 : wholeNumber("rounds", given, 1_000);
    if (rounds === 0) throw new UsageError("--rounds takes 1 or more");
    if (only) {
      publish(refresh(JSON.parse(readFileSync(resolve(__dirname, "results.json"), "utf8"))));
      return true;
    }
    if (quick && check) throw new UsageError("--quick measures nothing that --check could judge");
    const unknown = wanted?.find((name) => !Object.hasOwn(cases, name));
    if (unknown !== undefined)
      throw new UsageError(`there is no case "${unknown}", but ${Object.keys(cases).join(", ")}`);
    const chosen = Object.entries(cases).filter(([name]) => wanted?.includes(name) ?? true);
    const startedAt = performance.now();
    const elapsed = (): string => ((performance.now() - startedAt) / 60_000).toFixed(1);
    const environment = readEnvironment();
    const world = await openWorld(bundle);
    const tell = (line: string): void => console.log(`[${elapsed()} min] ${line}`);
    const options = { rounds, warmUp: quick ? 0 : 1, twins: !quick, tell };
    const play = async (caseOf: CaseOf): Promise<CaseResult> => {
      const result = await playCase(caseOf(quick), world, options);
      if (!quick) tellGoals(result);
      return result;
    };
    const played: CaseResult[] = [];
    if (quick) played.push(...(await Promise.all(chosen.map(([, caseOf]) => play(caseOf)))));
    const resultsSoFar = (): Results => ({
      environment,
      rounds,
      minutes: Number(elapsed()),
      cases: played,
    });
    if (!quick)
      for (const [, caseOf] of chosen) {
        played.push(await play(caseOf));
        write(resultsSoFar(), resolve(folder, "soFar")); // What breaks off leaves what it has found.
      }
    const results = resultsSoFar();
    const isFull = wanted === undefined && !quick && rounds >= ROUNDS && bundle === undefined;
    if (out !== undefined) write(results, resolve(out));
    else if (isFull) publish(results);
    const missed = played.flatMap(({ goals }) =>
      goals.filter(({ reached, aim }) => !reached && !aim),
    );
    if (!quick) console.log(`${missed.length} goals missed, ${elapsed()} minutes`);
    return !check || missed.length === 0;
  },
});
