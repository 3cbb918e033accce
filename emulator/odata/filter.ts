import { readFileSync } from "node:fs";
import { join } from "node:path";
import peggy from "peggy";
import { unparsable } from "../graphFault";

type Literal = string | number | boolean | null;
export type LiteralType = "String" | "Int32" | "Boolean" | "Guid" | "DateTimeOffset" | "null";
type Property = readonly string[];

interface Value {
  value: Literal;
  /** How it was written: in quotes, or as what. */
  valueType: LiteralType;
}

export type Filter =
  | { type: "and"; left: Filter; right: Filter }
  | { type: "or"; left: Filter; right: Filter }
  | { type: "not"; operand: Filter }
  | ({ type: "call"; name: "startswith" | "endswith" | "contains"; property: Property } & Value)
  | {
      type: "lambda";
      quantifier: "any" | "all";
      property: Property;
      variable: string;
      body: Filter;
    }
  | { type: "in"; property: Property; values: Literal[]; valueTypes: LiteralType[] }
  | ({
      type: "compare";
      operator: "eq" | "ne" | "gt" | "ge" | "lt" | "le";
      property: Property;
    } & Value);

const parser = peggy.generate(readFileSync(join(__dirname, "filter.peggy"), "utf8"));

/** Reads a `$filter`, with the names as they came. */
export const parseFilter = (text: string): Filter => {
  try {
    return parser.parse(text) as Filter;
  } catch (error) {
    const at = (error as { location?: { start: { offset: number } } }).location?.start.offset ?? 0;
    throw unparsable(`Invalid filter clause: Syntax error at position ${at} in '${text}'.`);
  }
};

/** Calls `visit` with every node of a filter. */
export const walkFilter = (filter: Filter, visit: (node: Filter) => void): void => {
  visit(filter);
  if (filter.type === "and" || filter.type === "or") {
    walkFilter(filter.left, visit);
    walkFilter(filter.right, visit);
  } else if (filter.type === "not") {
    walkFilter(filter.operand, visit);
  } else if (filter.type === "lambda") {
    walkFilter(filter.body, visit);
  }
};

type Scope = Readonly<Record<string, unknown>>;

/** The value of a property or relation of the object that is tested. */
export type ReadValue = (name: string) => unknown;

const fold = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);

const readPath = (property: Property, read: ReadValue, scope: Scope): unknown => {
  const [first = "", ...rest] = property;
  let value: unknown = Object.hasOwn(scope, first) ? scope[first] : read(first);
  for (const name of rest) {
    if (name === "$count") value = Array.isArray(value) ? value.length : 0;
    else value = (value as Record<string, unknown> | null | undefined)?.[name];
  }
  return value ?? null;
};

const IS_DATE = /^\d{4}-\d{2}-\d{2}(T|$)/;

const compare = (operator: string, actual: unknown, wanted: Literal): boolean => {
  const [left, right] =
    typeof actual === "string" &&
    typeof wanted === "string" &&
    IS_DATE.test(actual) &&
    IS_DATE.test(wanted)
      ? [Date.parse(actual), Date.parse(wanted)]
      : [fold(actual), fold(wanted)];
  if (operator === "eq") return left === right;
  if (operator === "ne") return left !== right;
  if (left === null || right === null || typeof left !== typeof right) return false;
  const [one, other] = [left as string | number, right as string | number];
  if (operator === "gt") return one > other;
  if (operator === "ge") return one >= other;
  return operator === "lt" ? one < other : one <= other;
};

const foldedLists = new WeakMap<readonly Literal[], ReadonlySet<unknown>>();

/** The values of a list that is held against many objects, folded once; undefined where one is a date. */
const foldedOf = (values: readonly Literal[]): ReadonlySet<unknown> | undefined => {
  const known = foldedLists.get(values);
  if (known !== undefined) return known;
  if (values.some((one) => typeof one === "string" && IS_DATE.test(one))) return undefined;
  const folded = new Set(values.map(fold));
  foldedLists.set(values, folded);
  return folded;
};

/** Whether an object passes a filter. Text compares without regard to case, as the directory does. */
export const matches = (filter: Filter, read: ReadValue, scope: Scope = {}): boolean => {
  switch (filter.type) {
    case "and":
      return matches(filter.left, read, scope) && matches(filter.right, read, scope);
    case "or":
      return matches(filter.left, read, scope) || matches(filter.right, read, scope);
    case "not":
      return !matches(filter.operand, read, scope);
    case "in": {
      const actual = readPath(filter.property, read, scope);
      const folded = foldedOf(filter.values);
      return folded?.has(fold(actual)) ?? filter.values.some((one) => compare("eq", actual, one));
    }
    case "compare":
      return compare(filter.operator, readPath(filter.property, read, scope), filter.value);
    case "lambda": {
      const list = readPath(filter.property, read, scope);
      const test = (item: unknown) =>
        matches(filter.body, read, { ...scope, [filter.variable]: item });
      if (!Array.isArray(list)) return filter.quantifier === "all";
      return filter.quantifier === "any" ? list.some(test) : list.every(test);
    }
    case "call": {
      const [text, part] = [fold(readPath(filter.property, read, scope)), fold(filter.value)];
      if (typeof text !== "string" || typeof part !== "string") return false;
      if (filter.name === "startswith") return text.startsWith(part);
      return filter.name === "endswith" ? text.endsWith(part) : text.includes(part);
    }
  }
};
