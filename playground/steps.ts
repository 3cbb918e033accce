import { randomUUID } from "node:crypto";
import type { LogLine, Runner, WireInput } from "../runner";
import type { PlaygroundConnection } from "./connection";
import type { Events } from "./events";
import type { Exchange } from "./wire/exchange";
import type { Mask } from "./wire/mask";
import type { watchHttp } from "./wire/watchHttp";

/** What the page sends for an input of type `data`. */
interface UploadedFile {
  readonly base64: string;
  readonly contentType: string;
}

/** A run of an action. Secrets are masked everywhere; `reveal` gives the result as the flow got it. */
export interface StepRun {
  readonly id: string;
  readonly action: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly startedAt: string;
  readonly ms: number;
  readonly ok: boolean;
  readonly result?: unknown;
  /** Whether `result` differs from what the flow got. */
  readonly masked: boolean;
  readonly error?: { readonly name: string; readonly message: string };
  readonly logs: readonly LogLine[];
  readonly exchanges: readonly Exchange[];
}

const MOST_KEPT = 100;

const isFile = (value: unknown): value is UploadedFile =>
  typeof value === "object" && value !== null && "base64" in value && "contentType" in value;

/** What the platform would hand over for what the page sent. */
const platformValue = (input: WireInput, value: unknown): unknown =>
  input.type === "data" && isFile(value)
    ? { data: Buffer.from(value.base64, "base64"), contentType: value.contentType }
    : value;

/** Of bytes only their number is shown. */
const shown = (result: unknown): unknown =>
  typeof result === "object" && result !== null && "data" in result && Buffer.isBuffer(result.data)
    ? { ...result, data: `(${result.data.length} bytes)`, base64: result.data.toString("base64") }
    : result;

export interface StepRunnerOptions {
  readonly runner: Runner;
  readonly connection: PlaygroundConnection;
  readonly mask: Mask;
  readonly events: Events;
  readonly during: ReturnType<typeof watchHttp>["during"];
  readonly exchangesOf: (runId: string) => readonly Exchange[];
  readonly now: () => Date;
}

/** Runs single steps, and keeps what came of the last hundred. */
export const createSteps = (options: StepRunnerOptions) => {
  const { runner, connection, mask, events, during, exchangesOf, now } = options;
  let runs: StepRun[] = [];
  const results = new Map<string, unknown>();

  const fill = async (
    inputs: readonly WireInput[],
    given: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown>> => {
    const unknown = Object.keys(given).find((name) => !inputs.some(({ key }) => key === name));
    if (unknown !== undefined) throw new Error(`There is no input "${unknown}"`);
    const filled: Record<string, unknown> = {};
    for (const input of inputs) {
      if (input.type === "connection") filled[input.key] = await connection.signedIn();
      else if (given[input.key] !== undefined)
        filled[input.key] = platformValue(input, given[input.key]);
    }
    return filled;
  };

  const run = async (key: string, given: Readonly<Record<string, unknown>>): Promise<StepRun> => {
    const action = runner.component.actions[key];
    if (action === undefined) throw new Error(`There is no action "${key}"`);
    const id = randomUUID();
    const logs: LogLine[] = [];
    const startedAt = now().toISOString();
    const started = performance.now();
    const outcome = await during(id, async () => {
      try {
        const inputs = await fill(action.inputs, given);
        return {
          ok: true as const,
          result: shown(await runner.runAction(key, inputs, undefined, logs)),
        };
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        return { ok: false as const, error: { name, message: mask.text(message) } };
      }
    });
    const result = outcome.ok ? mask.json(outcome.result) : undefined;
    const masked = outcome.ok && JSON.stringify(result) !== JSON.stringify(outcome.result);
    const done: StepRun = {
      id,
      action: key,
      inputs: mask.json(given) as Record<string, unknown>,
      startedAt,
      ms: Math.round(performance.now() - started),
      ...outcome,
      ...(outcome.ok ? { result } : {}),
      masked,
      logs: logs.map(({ level, message }) => ({ level, message: mask.text(message) })),
      exchanges: exchangesOf(id),
    };
    if (masked && outcome.ok) results.set(id, outcome.result);
    runs = [done, ...runs];
    for (const { id: old } of runs.slice(MOST_KEPT)) results.delete(old);
    runs = runs.slice(0, MOST_KEPT);
    events.tell("runs");
    return done;
  };

  return {
    run,
    runs: (): readonly StepRun[] => runs,
    find: (id: string): StepRun | undefined => runs.find((one) => one.id === id),
    /** The result as the flow got it, secrets and all. */
    reveal: (id: string): unknown => results.get(id),
    /** The choices of a picker. */
    choices: async (key: string, given: Readonly<Record<string, unknown>>): Promise<unknown> => {
      const source = runner.component.dataSources[key];
      if (source === undefined) throw new Error(`There is no data source "${key}"`);
      const known = Object.fromEntries(
        Object.entries(given).filter(([name]) => source.inputs.some((input) => input.key === name)),
      );
      return runner.runDataSource(key, await fill(source.inputs, known));
    },
  };
};

export type Steps = ReturnType<typeof createSteps>;
