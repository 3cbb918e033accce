import { referenceName } from "../../../adopt/referenceName";
import type { ComponentReference, Step } from "./integration";
import { at, type Evaluate, type Perform, type Preparation } from "./preparation";
import { onlyKeys, refuse } from "./refuse";
import { publicSteps } from "./steps";
import { prepareComponentStep } from "./steps/componentStep";
import { withErrorHandling } from "./steps/errorHandling";
import type { Prepared, PrepareSteps, StepKind } from "./steps/stepKind";
import { prepareValue } from "./values";

const LEAF = ["name", "description", "action", "inputs", "errorConfig"];

/** Whether a component is the one that is played, and not one of the platform. */
export const isOwn = (
  place: string,
  reference: ComponentReference,
  { component }: Preparation,
): boolean => {
  onlyKeys(`${place}, component`, reference, ["key", "version", "isPublic"]);
  if (reference.version !== "LATEST")
    refuse(place, `the version ${JSON.stringify(reference.version)} is not known`);
  if (reference.isPublic === true) return false;
  return (
    reference.key === component.key || refuse(place, `no private component "${reference.key}"`)
  );
};

const preparePublicInputs = (
  { inputs }: StepKind,
  given: Step["inputs"],
  preparation: Preparation,
): Readonly<Record<string, Evaluate>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => {
      const inner = at(preparation, `input "${key}"`);
      const shape = inputs[key];
      if (shape === undefined) return refuse(inner.place, "there is no such input");
      return shape === "own" ? [] : [[key, prepareValue(inner, value, shape)]];
    }),
  );

const prepareStep = (step: Step, preparation: Preparation): Prepared => {
  const { place } = preparation;
  if (typeof step.inputs !== "object" || step.inputs === null) refuse(place, "it has no inputs");
  onlyKeys(`${place}, action`, step.action, ["key", "component"]);
  const { key, component } = step.action;
  if (isOwn(place, component, preparation)) {
    onlyKeys(place, step, LEAF);
    const perform = prepareComponentStep(step, preparation);
    return { perform: withErrorHandling(place, step.errorConfig, perform), hasResults: true };
  }
  const kind = publicSteps[component.key]?.[key];
  if (kind === undefined) return refuse(place, `the step ${component.key} / ${key} is not known`);
  onlyKeys(
    place,
    step,
    kind.holds === undefined
      ? LEAF
      : [...LEAF.filter((name) => name !== "errorConfig"), kind.holds],
  );
  const inputs = preparePublicInputs(kind, step.inputs, preparation);
  const { perform, hasResults } = kind.prepare(step, inputs, preparation, prepareSteps);
  return { perform: withErrorHandling(place, step.errorConfig, perform), hasResults };
};

/** As the platform hands results on: what JSON does not know is gone. */
export const handedOn = (results: unknown): unknown => JSON.parse(JSON.stringify(results ?? null));

/**
 * Prepares steps that stand one after the other, so that whatever is not known is refused before anything runs.
 * Gives what runs them, and comes to the results of the last one.
 */
export const prepareSteps: PrepareSteps = (steps, preparation) => {
  if (!Array.isArray(steps)) return refuse(preparation.place, "its steps are to be a list");
  const visible = new Map(preparation.visible);
  const prepared = (steps as readonly Step[]).map((step) => {
    const { perform, hasResults } = prepareStep(step, {
      ...at(preparation, `step "${step.name}"`),
      visible: new Map(visible),
    });
    const name = referenceName(step.name);
    visible.set(name, hasResults ? ["results"] : []);
    return { title: step.name, name, perform, hasResults };
  });
  const perform: Perform = async (scope) => {
    let last: unknown;
    for (const step of prepared) {
      scope.execution.steps.push(step.title);
      last = handedOn(await step.perform(scope));
      scope.write(step.name, { results: last });
    }
    return last;
  };
  return { perform, hasResults: prepared.at(-1)?.hasResults ?? false };
};
