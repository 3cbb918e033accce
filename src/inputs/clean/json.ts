import { holdsInexactNumber, InputError, isObject } from "../../graph";
import { isMissing } from "./text";

const INEXACT = "holds a whole number beyond 2^53, which would be rounded. Write it as text";

export const parseJson = (label: string, text: string): unknown => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(label, "is not valid JSON");
  }
  if (holdsInexactNumber(text)) throw new InputError(label, INEXACT);
  return value;
};

const DEEPEST = 100;

/** A list, or an object of no class: a Map would lose what it holds. */
const isPlain = (value: object): boolean =>
  Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Why a value would not arrive as it is when it is sent as JSON; undefined when it would. */
const notJson = (value: unknown, depth = 0): string | undefined => {
  if (depth > DEEPEST) return "refers to itself, or is nested too deeply";
  switch (typeof value) {
    case "string":
      return value.isWellFormed() ? undefined : "contains half of a character";
    case "number":
      if (!Number.isFinite(value)) return `holds ${value}, which JSON does not know`;
      return Number.isInteger(value) && !Number.isSafeInteger(value) ? INEXACT : undefined;
    case "bigint":
    case "function":
    case "symbol":
      return `holds a ${typeof value}, which JSON does not know`;
    default:
  }
  if (value === null || typeof value !== "object" || value instanceof Date) return undefined;
  if (!isPlain(value))
    return `holds a ${value.constructor?.name ?? "value"}, which JSON does not know`;
  for (const part of Object.values(value)) {
    const problem = notJson(part, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

/** A value that is sent as JSON, as it is. */
export const assertJson = (label: string, value: unknown): void => {
  const problem = notJson(value);
  if (problem !== undefined) throw new InputError(label, problem);
};

/** An object whose own properties are all that it holds. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && isPlain(value);

/** A JSON object, typed or as text; empty is no property at all. */
export const jsonObject =
  (label: string) =>
  (value: unknown): Record<string, unknown> => {
    if (isMissing(value)) return {};
    const parsed = typeof value === "string" ? parseJson(label, value) : value;
    if (!isObject(parsed)) {
      throw new InputError(label, 'must be a JSON object such as {"department": "Sales"}');
    }
    assertJson(label, parsed);
    return parsed;
  };
