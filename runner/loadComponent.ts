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

type Resolve<T> = (context: unknown, result: unknown) => T;

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
  /** Whether the events can, or must, be handed over in batches. */
  readonly triggerResolverSupport?: "invalid" | "valid" | "required";
  readonly triggerResolverDefaultBatchSize?: number;
  readonly resolveTriggerItems?: Resolve<unknown[]>;
  readonly getNextPaginationState?: Resolve<unknown>;
  readonly onDeployPerform?: Perform;
  readonly resolveOnDeployItems?: Resolve<unknown[]>;
  readonly getOnDeployNextPaginationState?: Resolve<unknown>;
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

/** Modules of Node by their names, in the place of Node's own. */
export type Modules = Readonly<Record<string, unknown>>;

/** Reads the bundle with a `Date` of its own, so that a test can move the component's time. */
const evaluate = (file: string, now: () => Date, modules: Modules): Module => {
  class MovedDate extends Date {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [now().getTime()] : args) as [number]));
    }
    static override now(): number {
      return now().getTime();
    }
  }
  const module: Module = { exports: {} };
  const real = createRequire(file);
  const require = (name: string): unknown => modules[name.replace(/^node:/, "")] ?? real(name);
  const run = new Function(
    "module",
    "exports",
    "require",
    "__filename",
    "__dirname",
    "Date",
    readFileSync(file, "utf8"),
  );
  run(module, module.exports, require, file, dirname(file), MovedDate);
  return module;
};

/**
 * Loads a bundle as the platform does: a CommonJS module whose default export is the component.
 *
 * @param now The time that the component sees; real time unless given.
 * @param modules What the bundle gets when it asks for these modules of Node, `http` for one.
 */
export const loadComponent = (
  bundle: string,
  now?: () => Date,
  modules?: Modules,
): WireComponent => {
  const file = resolve(bundle);
  const { exports } =
    now === undefined && modules === undefined
      ? { exports: createRequire(file)(file) }
      : evaluate(file, now ?? (() => new globalThis.Date()), modules ?? {});
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
