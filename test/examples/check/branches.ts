import type { Complaint } from "./complaint";
import { type Routes, routesOfConditions, routesOfValues } from "./conditions";
import type { ConfigVar, Inputs } from "./integration";
import type { Site } from "./sites";

const repeatedIn = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

/** What is missing, too many or twice among the branches of a step. */
const nameProblems = (names: readonly string[], wanted: readonly string[]): string[] => [
  ...wanted.filter((name) => !names.includes(name)).map((name) => `the branch ${name} is missing`),
  ...names.filter((name) => !wanted.includes(name)).map((name) => `there is no branch ${name}`),
  ...repeatedIn(names).map((name) => `the branch ${name} is there twice`),
];

const possibleValues = (
  { inputValue }: Inputs,
  configVars: readonly ConfigVar[],
): readonly string[] | undefined =>
  inputValue?.type === "configVar"
    ? configVars.find(({ key }) => key === inputValue.value)?.pickList
    : undefined;

/** Branches of a branch step: one for each route in their order, then Else. */
const routedProblems = (names: readonly string[], routes: Routes): string[] => {
  const wanted = [...routes.names, "Else"];
  const wrong = [
    ...nameProblems(names, wanted),
    ...repeatedIn(wanted).map((name) => `the branch ${name} is chosen twice`),
  ];
  if (wrong.length > 0) return wrong;
  return names.join("\n") === wanted.join("\n")
    ? []
    : [`the branches must stand in the order ${wanted.join(", ")}`];
};

/** A step has the branches of its action, each exactly once, and an action without branches has none. */
export const branchComplaints = (
  { step, definition, complain }: Site,
  configVars: readonly ConfigVar[],
): Complaint[] => {
  if (definition === undefined) return [];
  const { branching } = definition;
  const names = (step.branches ?? []).map(({ name }) => name);
  if (branching === undefined)
    return step.branches === undefined ? [] : [complain("has no branches", "branches")];
  if (branching.by === "names")
    return nameProblems(names, branching.names).map((message) => complain(message, "branches"));
  const [input, routes] =
    branching.by === "conditions"
      ? ["conditions", routesOfConditions(step.inputs)]
      : [
          "branchValueMappings",
          routesOfValues(step.inputs, possibleValues(step.inputs, configVars)),
        ];
  return [
    ...routes.problems.map((message) => complain(message, input)),
    ...routedProblems(names, routes).map((message) => complain(message, "branches")),
  ];
};
