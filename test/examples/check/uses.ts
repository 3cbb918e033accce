import { readCode } from "./codeStep";
import type { Inputs, Step, Term, Value } from "./integration";

/** What a value needs: results of steps, and config variables. */
export interface Use {
  /** `url`, or `headers` for what stands in a list of it. */
  readonly input: string;
  readonly kind: "reference" | "configVar";
  /** The text of the reference, or the key of the config variable. */
  readonly value: string;
}

/** The references and config variables between double braces. */
const inTemplate = (input: string, text: string): Use[] =>
  [...text.matchAll(/\{\{\s*([$#])(.*?)\s*\}\}/g)].map(([, sign, value = ""]) => ({
    input,
    kind: sign === "$" ? "reference" : "configVar",
    value,
  }));

const inTerm = (input: string, term: Term): Use[] => {
  if (typeof term === "string") return [];
  return "type" in term ? inValue(input, term) : term.flatMap((part) => inTerm(input, part));
};

const inValue = (input: string, value: Value): Use[] => {
  const ofName = typeof value.name === "object" ? inValue(input, value.name) : [];
  if (value.type === "complex")
    return [...ofName, ...value.value.flatMap((term) => inTerm(input, term))];
  if (value.type === "template") return [...ofName, ...inTemplate(input, value.value)];
  if (value.type === "value" || value.value === "") return ofName;
  return [...ofName, { input, kind: value.type, value: value.value }];
};

export const usesOf = (inputs: Inputs): Use[] =>
  Object.entries(inputs).flatMap(([input, value]) => inValue(input, value));

/** Every config variable that a step needs: in its inputs, its schedule and its code. */
export const configVarsOf = ({ inputs, schedule }: Step): Use[] => [
  ...usesOf({ ...inputs, ...(schedule === undefined ? {} : { schedule }) }).filter(
    ({ kind }) => kind === "configVar",
  ),
  ...codeOf(inputs).flatMap((text) =>
    readCode(text).configVars.map((value): Use => ({ input: "code", kind: "configVar", value })),
  ),
];

/** The text of a code step, when it has one. */
export const codeOf = ({ code }: Inputs): string[] =>
  code?.type === "value" && code.value !== "" ? [code.value] : [];
