import type { InputDefinition, Kind } from "./definitions";
import type { Inputs, Term, Value } from "./integration";
import { writtenSecrets } from "./secrets";

type Way = Value["type"];

const ANY_TEXT: readonly Way[] = ["value", "reference", "configVar", "template"];

const WAYS: Record<Kind, readonly Way[]> = {
  text: ANY_TEXT,
  number: ANY_TEXT,
  boolean: ANY_TEXT,
  code: ANY_TEXT,
  connection: ["configVar"],
  list: ["complex", "reference", "configVar"],
  keyValues: ["complex", "reference", "configVar"],
  // Their own shape is looked at where branches are.
  conditions: ["complex"],
  branchValues: ["complex"],
};

const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value.value.length === 0;

/** The texts that a list consists of; undefined when some of them are only known at run time. */
const textsOf = (terms: readonly Term[]): string[] | undefined => {
  const texts = terms.map((term) =>
    typeof term === "object" && "type" in term && term.type === "value" ? term.value : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts : undefined;
};

/** What the component's own check says of a value that is written out. */
const refusalOf = ({ clean }: InputDefinition, written: unknown): string[] => {
  try {
    clean?.(written);
    return [];
  } catch (error) {
    return [`the component refuses it: ${(error as Error).message}`];
  }
};

const literalProblems = (definition: InputDefinition, text: string): string[] => {
  const { kind, choices, isSecret } = definition;
  if (text === "") return [];
  if (isSecret) return ["a secret must not be written into a file"];
  if (kind === "boolean" && text !== "true" && text !== "false")
    return [`must be true or false, not ${text}`];
  if (kind === "number" && !/^\d+$/.test(text)) return [`must be a number, not ${text}`];
  if (choices !== undefined && !choices.includes(text))
    return [`${text} is no choice: ${choices.join(", ")}`];
  return refusalOf(definition, text);
};

const entryProblems = (definition: InputDefinition, terms: readonly Term[]): string[] => {
  const hasNames = definition.kind === "keyValues";
  const shape = terms.flatMap((term) => {
    if (typeof term !== "object" || !("type" in term) || term.type === "complex")
      return ["an entry must be {type, value}"];
    if (hasNames && typeof term.name !== "object") return ["an entry must have a name and a value"];
    return !hasNames && term.name !== undefined ? ["an entry of a list has no name"] : [];
  });
  const texts = textsOf(terms);
  if (shape.length > 0 || hasNames || texts === undefined || texts.length === 0) return shape;
  const { choices } = definition;
  const wrong = choices === undefined ? [] : texts.filter((text) => !choices.includes(text));
  return wrong.length > 0
    ? [`${wrong.join(", ")} is no choice: ${choices?.join(", ")}`]
    : refusalOf(definition, texts);
};

/** Braces that the platform would not fill in, or not know. */
const bracesProblem = ({ type, value }: Value): string | undefined => {
  if (typeof value !== "string" || type === "configVar") return undefined;
  if (type !== "template") {
    return /\{\{\s*[$#][^}]*\}\}/.test(value)
      ? `${value} is a template and given as ${type}`
      : undefined;
  }
  const left = value.replaceAll(/\{\{[$#][^{}]+\}\}/g, "");
  return /\{\{|\}\}/.test(left)
    ? "braces must hold $ and a reference, or # and a config variable"
    : undefined;
};

const valueProblems = (definition: InputDefinition, value: Value): string[] => {
  const { kind } = definition;
  const secrets = writtenSecrets(value).map(
    (what) => `${what} is a secret, which must not be written into a file`,
  );
  if (secrets.length > 0) return secrets;
  const braces = bracesProblem(value);
  if (braces !== undefined) return [braces];
  // Nothing at all is written as an empty text, whatever the input is.
  if (value.type === "value" && value.value === "") return [];
  if (!WAYS[kind].includes(value.type))
    return [`cannot be given as ${value.type}, only as ${WAYS[kind].join(", ")}`];
  if (value.type === "complex")
    return kind === "list" || kind === "keyValues" ? entryProblems(definition, value.value) : [];
  return value.type === "value" ? literalProblems(definition, value.value) : [];
};

/** What is wrong with the inputs of a step, a picker or a connection, input by input. */
export const inputProblems = (
  definitions: readonly InputDefinition[],
  inputs: Inputs,
): { input: string; message: string }[] => {
  const known = new Map(definitions.map((definition) => [definition.key, definition]));
  const given = Object.entries(inputs).flatMap(([input, value]) => {
    const definition = known.get(input);
    const messages =
      definition === undefined
        ? [`there is no such input; there are ${[...known.keys()].join(", ") || "none"}`]
        : valueProblems(definition, value);
    return messages.map((message) => ({ input, message }));
  });
  const missing = definitions
    .filter(({ key, required, fallback = "" }) => {
      const value = inputs[key];
      return required && isEmpty(value) && (value !== undefined || fallback === "");
    })
    .map(({ key }) => ({ input: key, message: "is required and missing" }));
  return [...given, ...missing];
};
