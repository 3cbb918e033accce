import { explain } from "../cli/explain";

/** What a step says while it runs: what was done, and what came of it. */
export type Say = (done: string, came?: string) => void;

export interface Step {
  readonly title: string;
  readonly run: (say: Say) => Promise<void>;
}

interface Outcome {
  readonly title: string;
  readonly ok: boolean;
  readonly requests: number;
  readonly ms: number;
}

/** Fails the step when something is not as it should be. */
export const check = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise);
};

const INDENT = "   ";
const COLUMN = 34; // where what came of it begins
const WIDTH = 100;

/** Breaks a text between words, so that no line is longer than there is room for. */
const wrapped = (text: string, width: number): string[] =>
  text
    .split("\n")
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}(?= |$)|\\S+`, "g")) ?? [""]);

const printSaid: Say = (done, came) => {
  if (came === undefined) {
    for (const line of done.split("\n")) console.log(`${INDENT}${line}`);
    return;
  }
  const [first = "", ...more] = wrapped(came, WIDTH - INDENT.length - COLUMN);
  console.log(`${INDENT}${done.padEnd(COLUMN - 1)} ${first.trimStart()}`);
  for (const line of more) console.log(`${INDENT}${" ".repeat(COLUMN)}${line.trimStart()}`);
};

const printTable = (outcomes: readonly Outcome[]): void => {
  const width = Math.max(...outcomes.map(({ title }) => title.length));
  console.log(`\n${"Step".padEnd(width)}  Result  Requests     Time`);
  console.log("─".repeat(width + 28));
  for (const { title, ok, requests, ms } of outcomes) {
    const result = ok ? "ok" : "FAILED";
    console.log(
      `${title.padEnd(width)}  ${result.padEnd(6)}  ${String(requests).padStart(8)}  ${`${ms} ms`.padStart(8)}`,
    );
  }
};

/**
 * Runs steps one after the other and prints what they say, then a table of them.
 *
 * @param requests Graph requests made so far.
 * @returns Whether every step did what it should.
 */
export const runSteps = async (
  steps: readonly Step[],
  requests: () => number,
): Promise<boolean> => {
  const outcomes: Outcome[] = [];
  for (const [index, { title, run }] of steps.entries()) {
    console.log(`\n${index + 1}. ${title}`);
    const [before, startedAt] = [requests(), Date.now()];
    let ok = true;
    try {
      await run(printSaid);
    } catch (error) {
      ok = false;
      console.log(`${INDENT}✗ ${explain(error)}`);
    }
    outcomes.push({ title, ok, requests: requests() - before, ms: Date.now() - startedAt });
    if (!ok) break;
  }
  printTable(outcomes);
  const passed = outcomes.filter(({ ok }) => ok).length;
  console.log(
    passed === steps.length
      ? `\nAll ${steps.length} steps did what they should.`
      : `\n${passed} of ${steps.length} steps did what they should.`,
  );
  return passed === steps.length;
};
