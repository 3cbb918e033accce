import { fillInputs, type WireInput } from "../../../../runner/loadComponent";
import type { Step } from "../integration";
import { at, type Evaluate, type Perform, type Preparation } from "../preparation";
import { refuse } from "../refuse";
import { prepareValue, type Shape } from "../values";

const SINGLE = ["string", "text", "password", "boolean", "code", "data", "date", "timestamp"];

const shapeOf = (place: string, { type, collection }: WireInput): Shape => {
  if (type === "connection") return "connection";
  if (!SINGLE.includes(type)) return refuse(place, `how the type ${type} is written is not known`);
  if (collection === undefined) return "single";
  return collection === "keyvaluelist" ? "keyValueList" : "list";
};

/** The inputs of an action or a trigger of the component, as the YAML gives them. */
export const prepareComponentInputs = (
  known: readonly WireInput[],
  given: Step["inputs"],
  preparation: Preparation,
): Readonly<Record<string, Evaluate>> =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const inner = at(preparation, `input "${key}"`);
      const input = known.find((candidate) => candidate.key === key);
      if (input === undefined) return refuse(inner.place, "there is no such input");
      return [key, prepareValue(inner, value, shapeOf(inner.place, input))];
    }),
  );

/** A step of the component itself: runs through the built bundle. */
export const prepareComponentStep = (step: Step, preparation: Preparation): Perform => {
  const action = preparation.component.actions[step.action.key];
  if (action === undefined)
    return refuse(preparation.place, `the component has no action "${step.action.key}"`);
  const inputs = prepareComponentInputs(action.inputs, step.inputs, preparation);
  return (scope) => {
    const values = Object.fromEntries(
      Object.entries(inputs).map(([key, evaluate]) => [key, evaluate(scope)]),
    );
    const { run, componentLog } = scope.execution;
    return run(
      (context) => action.perform(context, fillInputs(action.inputs, values)),
      componentLog,
    );
  };
};
