import { branchComplaints } from "./branches";
import { readCode } from "./codeStep";
import type { Complaint } from "./complaint";
import { unknownIn } from "./componentReference";
import type { Components, InputDefinition } from "./definitions";
import { nestingComplaints, positionComplaint } from "./flow";
import { inputProblems } from "./inputs";
import type { ConfigVar } from "./integration";
import { leadsToNoList, partsOf, referenceProblem } from "./reach";
import type { Site } from "./sites";
import { codeOf, configVarsOf, usesOf } from "./uses";
import { varProblem } from "./varUse";

/** References that can be followed, in inputs and in code. */
const reachComplaints = (site: Site, components: Components): Complaint[] => {
  const { step, definition, complain } = site;
  const written = usesOf(step.inputs).filter(({ kind }) => kind === "reference");
  const isList = (key: string) =>
    ["list", "keyValues"].includes(definition?.inputs.find((one) => one.key === key)?.kind ?? "");
  const paths = written.map(({ input, value }) => ({ input, path: partsOf(value) }));
  if (definition?.runsCode) {
    for (const text of codeOf(step.inputs))
      paths.push(...readCode(text).steps.map((path) => ({ input: "code", path: [...path] })));
  }
  return paths.flatMap(({ input, path }) => {
    const problem = referenceProblem(site, path, components);
    if (problem !== undefined) return [complain(problem, input)];
    // The entries of a list are references of their own.
    const isWhole = step.inputs[input]?.type === "reference" && isList(input);
    return isWhole && leadsToNoList(site, path, components)
      ? [complain(`${path.join(".")} is no list`, input)]
      : [];
  });
};

/** What an entry of a list has to be: one text, where the component's own check is of the whole list. */
const entryOf = (
  known: InputDefinition | "text" | undefined,
): InputDefinition | "text" | undefined => {
  if (known === undefined || known === "text") return known;
  const { clean: _ofAll, ...entry } = known;
  return { ...entry, kind: "text" };
};

/** Config variables that are declared and fit the input. */
const varComplaints = (
  { step, definition, complain }: Site,
  configVars: readonly ConfigVar[],
): Complaint[] =>
  configVarsOf(step).flatMap(({ input, value }) => {
    // A template makes a text of it, and so does code.
    const isText = step.inputs[input]?.type === "template" || input === "code";
    const known = isText ? "text" : definition?.inputs.find(({ key }) => key === input);
    const taker = step.inputs[input]?.type === "complex" ? entryOf(known) : known;
    const dataType = configVars.find(({ key }) => key === value)?.dataType ?? "schedule";
    const problem =
      input === "schedule" && dataType !== "schedule"
        ? `${value} is no schedule`
        : varProblem(value, taker, step.action.component.key, configVars);
    return problem === undefined ? [] : [complain(problem, input)];
  });

/** All that is wrong with one step. */
export const stepComplaints = (
  site: Site,
  configVars: readonly ConfigVar[],
  components: Components,
): Complaint[] => {
  const { step, definition, complain } = site;
  const unknown = unknownIn(components, "steps", step.action);
  const code = definition?.runsCode ? codeOf(step.inputs) : [];
  return [
    ...(unknown === undefined ? [] : [complain(unknown, "action")]),
    ...positionComplaint(site),
    ...nestingComplaints(site),
    ...(definition === undefined ? [] : inputProblems(definition.inputs, step.inputs)).map(
      ({ input, message }) => complain(message, input),
    ),
    ...code.flatMap((text) => readCode(text).problems).map((problem) => complain(problem, "code")),
    ...branchComplaints(site, configVars),
    ...reachComplaints(site, components),
    ...varComplaints(site, configVars),
  ];
};
