import { referenceName } from "../../../adopt/referenceName";
import type { Run } from "../../../runner";
import type { Flow, Step } from "./integration";
import { at, type Perform, type Preparation } from "./preparation";
import { handedOn, prepareSteps } from "./prepareSteps";
import { onlyKeys, refuse } from "./refuse";
import { createScope, type Execution } from "./scope";
import { type PreparedTrigger, prepareTrigger } from "./trigger";

const KEYS = [
  "name",
  "description",
  "isSynchronous",
  "isAgentFlow",
  "endpointSecurityType",
  "queueConfig",
  "retryConfig",
  "triggerResolver",
  "steps",
];

/** A flow that can run. */
export interface PreparedFlow extends PreparedTrigger {
  readonly name: string;
  /** How long the platform waits before it begins a run that failed again, once for each time. */
  readonly retryWaitsMs: readonly number[];
  /** Runs what stands behind the trigger. */
  readonly play: (execution: Execution, run: Run) => Promise<void>;
}

const allNames = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ name, steps: inner = [], branches = [] }) => [
    referenceName(name),
    ...allNames(inner),
    ...branches.flatMap((branch) => allNames(branch.steps)),
  ]);

const retryWaits = (place: string, { retryConfig = {} }: Flow): number[] => {
  onlyKeys(place, retryConfig, ["maxAttempts", "delayMinutes", "usesExponentialBackoff"]);
  const { maxAttempts = 0, delayMinutes = 0, usesExponentialBackoff = false } = retryConfig;
  return Array.from(
    { length: maxAttempts },
    (_none, index) => delayMinutes * 60_000 * (usesExponentialBackoff ? 2 ** index : 1),
  );
};

const checkFlow = (place: string, flow: Flow): void => {
  onlyKeys(place, flow, KEYS);
  // Runs come one after the other here, as both ask for.
  onlyKeys(`${place}, queueConfig`, flow.queueConfig ?? {}, [
    "usesFifoQueue",
    "singletonExecutions",
  ]);
  if (flow.isSynchronous !== false) refuse(place, "a synchronous flow cannot be played");
  if (flow.isAgentFlow) refuse(place, "an agent flow cannot be played");
  const names = allNames(flow.steps);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(place, `two steps are called "${twice}" in references`);
  for (const [index, { isTrigger, name }] of flow.steps.entries())
    if ((isTrigger === true) !== (index === 0))
      refuse(place, `the first step and no other is the trigger: step "${name}"`);
};

/** Prepares a flow. What stands in the branches of its trigger runs first, then the steps after it. */
export const prepareFlow = (flow: Flow, outer: Preparation): PreparedFlow => {
  const preparation = at(outer, `flow "${flow.name}"`);
  const { place } = preparation;
  checkFlow(place, flow);
  const [first, ...rest] = flow.steps;
  if (first === undefined) return refuse(place, "it has no steps");
  const name = referenceName(first.name);
  const trigger = prepareTrigger(first, flow, at(preparation, `step "${first.name}"`));
  const inside: Preparation = { ...preparation, visible: new Map([[name, ["results"]]]) };
  const branches = new Map<string, Perform>(
    (first.branches ?? []).map((branch) => {
      onlyKeys(place, branch, ["name", "steps"]);
      const { perform } = prepareSteps(branch.steps, at(inside, `branch "${branch.name}"`));
      return [branch.name, perform];
    }),
  );
  const after = prepareSteps(rest, inside).perform;

  const play = async (execution: Execution, { branch, payload }: Run): Promise<void> => {
    const scope = createScope(execution);
    scope.write(name, { results: handedOn(payload) });
    if (branches.size > 0) {
      const taken = branches.get(branch ?? "");
      if (taken === undefined) throw new Error(`${place}: the trigger took no branch: ${branch}`);
      await taken(scope.inner());
    }
    await after(scope);
  };
  return {
    name: flow.name,
    retryWaitsMs: retryWaits(`${place}, retryConfig`, flow),
    ...trigger,
    play,
  };
};
