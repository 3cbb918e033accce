import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { evaluateModule, type Surroundings } from "./evaluateModule";

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
  /** Of a trigger that branches. */
  readonly staticBranchNames?: readonly string[];
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

/**
 * Loads a bundle as the platform does: a CommonJS module whose default export is the component.
 *
 * @param surroundings What the component finds around it in the place of Node's own; all Node's unless given.
 */
export const loadComponent = (bundle: string, surroundings: Surroundings = {}): WireComponent => {
  const file = resolve(bundle);
  const module = (
    Object.keys(surroundings).length === 0
      ? createRequire(file)(file)
      : evaluateModule(readFileSync(file, "utf8"), file, surroundings)
  ) as { default?: WireComponent };
  if (module.default === undefined) throw new Error(`${file} has no default export`);
  return module.default;
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
