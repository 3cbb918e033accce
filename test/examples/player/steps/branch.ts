import {
  BinaryOperator,
  BooleanOperator,
  evaluate,
  UnaryOperator,
} from "@prismatic-io/spectral/dist/conditionalLogic";
import type { Step, Value } from "../integration";
import { at, type Evaluate, type Perform, type Preparation } from "../preparation";
import { onlyKeys, refuse } from "../refuse";
import type { Scope } from "../scope";
import { prepareSingle } from "../values";
import type { Prepared, PrepareSteps, StepKind } from "./stepKind";

const ELSE = "Else";

type Expression = Parameters<typeof evaluate>[0];

const prepareBranches = (
  { branches = [] }: Step,
  expected: readonly string[],
  preparation: Preparation,
  prepareSteps: PrepareSteps,
): ReadonlyMap<string, Perform> => {
  const names = branches.map(({ name }) => name);
  const wanted = [...expected, ELSE];
  if (names.join("\n") !== wanted.join("\n"))
    refuse(preparation.place, `its branches are to be ${wanted.join(", ")}: ${names.join(", ")}`);
  return new Map(
    branches.map((branch) => {
      onlyKeys(preparation.place, branch, ["name", "steps"]);
      const inner = at(preparation, `branch "${branch.name}"`);
      return [branch.name, prepareSteps(branch.steps, inner).perform];
    }),
  );
};

/** Takes the branch that is chosen. Nobody says what the results of such a step are, so it has none. */
const take = (
  branches: ReadonlyMap<string, Perform>,
  choose: (scope: Scope) => string | undefined,
): Prepared => ({
  perform: async (scope) => {
    await branches.get(choose(scope) ?? ELSE)?.(scope.inner());
  },
  hasResults: false,
});

const terms = (operator: string): readonly number[] | undefined => {
  if (operator in UnaryOperator) return [1, 2];
  return operator in BinaryOperator ? [2] : undefined;
};

const expression = (preparation: Preparation, given: unknown): Evaluate => {
  const { place } = preparation;
  const [operator, ...rest] = Array.isArray(given) ? given : [];
  if (typeof operator !== "string")
    return refuse(place, `the condition ${JSON.stringify(given)} is not known`);
  if (operator in BooleanOperator) {
    const parts = rest.map((part) => expression(preparation, part));
    return (scope) => [operator, ...parts.map((part) => part(scope))];
  }
  if (!terms(operator)?.includes(rest.length))
    return refuse(place, `the operator ${operator} with ${rest.length} terms is not known`);
  const values = (rest as Value[]).map((term) => prepareSingle(preparation, term));
  return (scope) => [operator, ...values.map((value) => value(scope))];
};

const entries = (
  place: string,
  given: Value | undefined,
): readonly (Value & { name: string })[] => {
  if (given?.type !== "complex" || !Array.isArray(given.value))
    return refuse(place, "its branches are written as a list of the type complex");
  for (const entry of given.value as Value[]) {
    onlyKeys(place, entry, ["name", "type", "value"]);
    if (typeof entry.name !== "string") refuse(place, "each entry names a branch");
  }
  return given.value;
};

/** The first branch whose condition holds. */
export const branchOnExpression: StepKind = {
  inputs: { conditions: "own" },
  holds: "branches",
  prepare: (step, _inputs, preparation, prepareSteps) => {
    const conditions = entries(preparation.place, step.inputs.conditions).map((entry) => {
      const inner = at(preparation, `condition of "${entry.name}"`);
      if (entry.type !== "complex") refuse(inner.place, `its type is to be complex`);
      return { name: entry.name, holds: expression(inner, entry.value) };
    });
    const names = conditions.map(({ name }) => name);
    const branches = prepareBranches(step, names, preparation, prepareSteps);
    return take(
      branches,
      (scope) => conditions.find(({ holds }) => evaluate(holds(scope) as Expression))?.name,
    );
  },
};

/** The branch that a text leads to. */
export const branchOnValue: StepKind = {
  inputs: { inputValue: "single", branchValueMappings: "own" },
  holds: "branches",
  prepare: (step, { inputValue }, preparation, prepareSteps) => {
    const { place } = preparation;
    const mappings = entries(place, step.inputs.branchValueMappings).map(({ name, type, value }) =>
      type === "value" && typeof value === "string"
        ? ([value, name] as const)
        : refuse(place, `"${name}" is mapped to a text`),
    );
    const names = [...new Set(mappings.map(([, name]) => name))];
    const branches = prepareBranches(step, names, preparation, prepareSteps);
    return take(branches, (scope) => {
      const value = String(inputValue?.(scope) ?? "");
      return mappings.find(([text]) => text === value)?.[1];
    });
  },
};
