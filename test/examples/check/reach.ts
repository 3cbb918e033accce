import { referenceName } from "../../../adopt/referenceName";
import { readCode } from "./codeStep";
import type { Components } from "./definitions";
import type { Step } from "./integration";
import { isNoList, missingPart } from "./resultPath";
import { definitionOf, type Site } from "./sites";
import { codeOf } from "./uses";

/** What the platform hands over to a trigger, and the trigger to the flow. */
const OF_TRIGGERS = new Set(
  "body headers queryParameters rawBody pathFragment webhookUrls instance customer user integration flow executionId".split(
    " ",
  ),
);

const allNames = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ name, steps: inner = [], branches = [] }) => [
    referenceName(name),
    ...allNames(inner),
    ...branches.flatMap((branch) => allNames(branch.steps)),
  ]);

const unreachable = (name: string, { flow, step, loops }: Site): string => {
  if (!allNames(flow.steps).includes(name)) return `there is no step with the name ${name}`;
  if (name === referenceName(step.name)) return `${name} is this step itself`;
  return loops.has(name)
    ? `${name} is a loop that is not over yet: inside it there is only currentItem`
    : `${name} is out of reach: the step stands later, in another branch or inside a loop`;
};

const isIgnored = ({ errorConfig }: Step): boolean =>
  errorConfig?.errorHandlerType === "ignore" || errorConfig?.ignoreFinalError === true;

/** The schema of the results of a step, and whether a Select chooses among them. */
const knownResults = (step: Step, components: Components) => {
  const definition = definitionOf(components, step);
  const [code] = definition?.runsCode ? codeOf(step.inputs) : [];
  return {
    schema: code === undefined ? definition?.results : readCode(code).returned,
    isSelected: definition?.inputs.some(({ key }) => key === "$select") === true,
  };
};

/** Whether a reference that can be followed leads to what is no list. */
export const leadsToNoList = (
  { earlier }: Site,
  [name = "", what, ...path]: readonly string[],
  components: Components,
): boolean => {
  const step = what === "results" ? earlier.get(name) : undefined;
  if (step === undefined) return false;
  return isNoList(knownResults(step, components).schema, path);
};

const resultsProblem = (
  step: Step,
  path: readonly string[],
  components: Components,
): string | undefined => {
  const name = referenceName(step.name);
  const definition = definitionOf(components, step);
  if (definition?.branching !== undefined && definition.trigger === undefined)
    return `${name} is a branch, which has no results`;
  if (isIgnored(step)) return `${name} may have no results: its errors are ignored`;
  if (definition?.trigger !== undefined) {
    const [head] = path;
    return head === undefined || OF_TRIGGERS.has(head)
      ? undefined
      : `the results of ${name}, a trigger, have no ${head}`;
  }
  const { schema, isSelected } = knownResults(step, components);
  const missing = missingPart(schema, path, isSelected);
  return missing === undefined ? undefined : `the results of ${name} have no ${missing}`;
};

/** What is wrong with a reference to a step or to the item of a loop; undefined when nothing is. */
export const referenceProblem = (
  site: Site,
  path: readonly string[],
  components: Components,
): string | undefined => {
  const [name = "", what, ...rest] = path;
  if (what === "currentItem") {
    const loop = site.loops.get(name);
    if (loop === undefined) return `${name} is no loop around this step`;
    return definitionOf(components, loop)?.loop === "items"
      ? undefined
      : `${name} does not loop over items`;
  }
  if (what !== "results") return `${path.join(".")} must go on with results or currentItem`;
  const step = site.earlier.get(name);
  return step === undefined ? unreachable(name, site) : resultsProblem(step, rest, components);
};

/** `trigger.results.body.["odd.key"].0` → its parts. */
export const partsOf = (reference: string): string[] =>
  [...reference.matchAll(/\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
