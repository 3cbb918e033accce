import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";

/** What the platform reads of an input. */
export interface WireInput {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly default?: unknown;
  readonly collection?: string;
  readonly required?: boolean;
  readonly comments?: string;
  readonly dataSource?: string;
}

type Perform = (...args: unknown[]) => Promise<unknown>;

export interface WireAction {
  readonly key: string;
  readonly inputs: readonly WireInput[];
  readonly perform: Perform;
}

export interface WireTrigger extends WireAction {
  readonly scheduleSupport: "invalid" | "valid" | "required";
  readonly onInstanceDeploy?: Perform;
  readonly onInstanceDelete?: Perform;
  readonly webhookCreate?: Perform;
  readonly webhookDelete?: Perform;
}

export interface WireConnection {
  readonly key: string;
  readonly oauth2Type?: string;
  readonly inputs: readonly WireInput[];
}

/** A built component, as the platform sees it. */
export interface WireComponent {
  readonly key: string;
  readonly actions: Readonly<Record<string, WireAction>>;
  readonly triggers: Readonly<Record<string, WireTrigger>>;
  readonly dataSources: Readonly<Record<string, WireAction>>;
  readonly connections: readonly WireConnection[];
}

type Module = { exports: { default?: WireComponent } };

/** Reads the bundle with a `Date` of its own, so that a test can move the component's time. */
const evaluate = (file: string, now: () => Date): Module => {
  class MovedDate extends Date {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [now().getTime()] : args) as [number]));
    }
    static override now(): number {
      return now().getTime();
    }
  }
  const module: Module = { exports: {} };
  const run = new Function(
    "module",
    "exports",
    "require",
    "__filename",
    "__dirname",
    "Date",
    readFileSync(file, "utf8"),
  );
  run(module, module.exports, createRequire(file), file, dirname(file), MovedDate);
  return module;
};

/**
 * Loads a bundle as the platform does: a CommonJS module whose default export is the component.
 *
 * @param now The time that the component sees; real time unless given.
 */
export const loadComponent = (bundle: string, now?: () => Date): WireComponent => {
  const file = resolve(bundle);
  const { exports } =
    now === undefined ? { exports: createRequire(file)(file) } : evaluate(file, now);
  if (exports.default === undefined) throw new Error(`${file} has no default export`);
  return exports.default as WireComponent;
};

/** Every input's value: the given one, else the default that the designer fills in. */
export const fillInputs = (
  inputs: readonly WireInput[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  for (const key of Object.keys(given)) {
    if (!inputs.some((input) => input.key === key)) throw new Error(`There is no input "${key}"`);
  }
  return Object.fromEntries(
    inputs.map(({ key, default: fallback, collection }) => [
      key,
      key in given ? given[key] : collection === undefined ? fallback : fallback || undefined,
    ]),
  );
};
