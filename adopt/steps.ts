import { type Scalar, visit, type YAMLMap } from "yaml";
import { mapAt, mapsIn, textAt, textOf } from "./document";
import { referenceName } from "./referenceName";

/** A step of a flow, wherever it stands. */
export interface Step {
  readonly map: YAMLMap;
  readonly name: string;
  readonly isTrigger: boolean;
  /** The names of the loops whose results are the results of this step. */
  readonly loops: readonly string[];
}

const below = (steps: unknown, loops: readonly string[]): Step[] => {
  const maps = mapsIn(steps);
  return maps.flatMap((map): Step[] => {
    const name = textAt(map, "name") ?? "";
    const around = map === maps.at(-1) ? loops : [];
    const isTrigger = textAt(map, "isTrigger") === "true";
    return [
      { map, name, isTrigger, loops: around },
      ...below(map.get("steps"), [name, ...around]),
      ...mapsIn(map.get("branches")).flatMap((branch) => below(branch.get("steps"), [])),
    ];
  });
};

/** Every step of a flow: those in loops and branches, too. */
export const stepsOf = (flow: YAMLMap): Step[] => below(flow.get("steps"), []);

/** A place where a step reads results. */
export interface Reader {
  readonly step: Step;
  readonly node: Scalar;
  /** `getUser.results.id` */
  readonly reference: string;
}

/**
 * How code and templates name the results of a step: `getUser.results.id`, `stepResults["getUser"]`, and
 * `{ getUser }`, by which code takes them out of what it is given.
 */
const readingOf = (names: readonly string[]): RegExp => {
  const name = `(?:${names.join("|")})`;
  const results = `(?:\\??\\.results\\b|(?:\\?\\.)?\\[["']results["']\\])`;
  return new RegExp(
    [
      `(?<![\\p{L}\\p{N}_])${name}(?:["']\\])?${results}[\\w.$@-]*`,
      `(?<=\\bstepResults(?:\\??\\.|(?:\\?\\.)?\\[["']))${name}(?![\\p{L}\\p{N}_])`,
      `(?<=[{,]\\s*)${name}(?=\\s*[,:=}])`,
    ].join("|"),
    "gu",
  );
};

/** `getUser["results"].id` as `getUser.results.id`. */
const asDots = (text: string): string =>
  text
    .replace(/(?:\?\.)?\[["']results["']\]/, ".results")
    .replace(/["']\]/, "")
    .replace(/\.$/, "");

/** Where the results of a step are read: in references, templates and code. */
export const readersOf = (read: Step, steps: readonly Step[]): Reader[] => {
  const names = [read.name, ...read.loops].map(referenceName).filter((name) => name !== "");
  if (read.isTrigger) names.push("trigger");
  if (names.length === 0) return [];
  const reading = readingOf(names);
  return steps.flatMap((step) => {
    const found: Reader[] = [];
    const inputs = mapAt(step.map, "inputs");
    if (inputs !== undefined)
      visit(inputs, {
        Scalar: (_key, node) => {
          const references = [...(textOf(node) ?? "").matchAll(reading)].map(([text]) =>
            asDots(text),
          );
          for (const reference of new Set(references)) found.push({ step, node, reference });
        },
      });
    return found;
  });
};
