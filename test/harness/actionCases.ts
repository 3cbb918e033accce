import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { LogLine } from "../../runner/context";
import type { ActionCase, CaseFailure } from "./actionCase";
import { runAction } from "./component";
import { type Answer, type Call, graphFault, playGraph } from "./playGraph";

const root = resolve(__dirname, "../../src/actions");

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".case.ts"))
  .sort();

const load = (file: string): ActionCase =>
  (require(join(root, file)) as { default: ActionCase }).default;

/** The case of every action, by its key. */
export const actionCases: Readonly<Record<string, ActionCase>> = Object.fromEntries(
  files.map((file) => [file.replace(/^.*\/|\.case\.ts$/g, ""), load(file)]),
);

export const caseOf = (key: string): ActionCase => {
  const found = actionCases[key];
  if (found === undefined) throw new Error(`no case of ${key}`);
  return found;
};

export interface Outcome {
  /** Undefined when the action failed. */
  readonly result: unknown;
  /** The error's text, or the result's, where an action tells of failures in its result. */
  readonly text: string;
  /** Everything that was written: log lines with debugging on, and the error with its fields. */
  readonly written: string;
  readonly calls: readonly Call[];
}

/** Runs an action as its case says, with these answers of Graph. */
export const playCase = async (
  key: string,
  answers: readonly Answer[],
  differing: CaseFailure["inputs"] = {},
): Promise<Outcome> => {
  const { inputs, webhookUrls = {} } = caseOf(key);
  const logs: LogLine[] = [];
  const calls = playGraph(answers);
  const run = runAction(
    key,
    { ...inputs, debugRequest: "true", ...differing },
    { webhookUrls, logs },
  );
  try {
    const result = await run;
    const text = JSON.stringify(result);
    return { result, text, written: JSON.stringify(logs), calls };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const fields = JSON.stringify({ ...error });
    const written = [JSON.stringify(logs), error.message, error.stack, fields].join("\n");
    return { result: undefined, text: error.message, written, calls };
  }
};

/** Runs an action into a failure of its case. */
export const playFailure = (key: string, failure: CaseFailure): Promise<Outcome> => {
  const { status, code, message, inBatch = false, before = [], after = [], inputs } = failure;
  const body = graphFault(code, message);
  const answer = inBatch ? { body: { responses: [{ id: "0", status, body }] } } : { status, body };
  return playCase(key, [...before, answer, ...after], inputs);
};
