import type { Context, LogLine, State } from "../../../runner/context";
import { follow, type Path } from "./path";

/** What all steps of one execution of a flow share. */
export interface Execution {
  readonly configVars: Readonly<Record<string, unknown>>;
  /** Of the instance, as it was at the start; written back at the end. */
  readonly state: State;
  readonly executionState: Record<string, unknown>;
  /** Whether what is kept comes back as text. */
  readonly keepsTexts: boolean;
  /** What steps wrote into the log. */
  readonly log: LogLine[];
  /** What the component wrote there by itself. */
  readonly componentLog: LogLine[];
  /** The names of the steps that were begun, in order. */
  readonly steps: string[];
  /** The errors of steps that the flow went on after. */
  readonly ignored: string[];
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  /** Runs a step with the platform's context and gives its `data`; `lines` gets what it logs, else `log`. */
  readonly run: (
    perform: (context: Context) => Promise<unknown>,
    lines?: LogLine[],
  ) => Promise<unknown>;
}

type Known = Partial<Record<Path["part"], unknown>>;

/** What a step sees: the execution, and what the steps before it came to. */
export interface Scope {
  readonly execution: Execution;
  readonly read: (path: Path) => unknown;
  readonly write: (step: string, known: Known) => void;
  /** For the steps inside of a loop or a branch: they see these results, and nobody else sees theirs. */
  readonly inner: () => Scope;
  /** Everything by step. */
  readonly all: () => Record<string, Known>;
}

export const createScope = (
  execution: Execution,
  outer: Readonly<Record<string, Known>> = {},
): Scope => {
  const known: Record<string, Known> = { ...outer };
  return {
    execution,
    read: ({ step, part, keys }) => follow(known[step]?.[part], keys),
    write: (step, result) => {
      known[step] = result;
    },
    inner: () => createScope(execution, known),
    all: () => ({ ...known }),
  };
};
