import { isCollection, isMap, isScalar, isSeq, parseDocument, Scalar, visit, YAMLMap } from "yaml";
import { mapAt, textAt, textOf } from "./document";

/** An input inside of an object input. */
export interface Child {
  readonly key: string;
  readonly value: YAMLMap;
  /** What was said of it in the file. */
  readonly comments: readonly string[];
}

/** What an object input holds, in whichever form it is written. */
export type ObjectInput = { readonly children: readonly Child[] } | { readonly unknown: string };

const unknown = (why: string): ObjectInput => ({ unknown: why });
const nothing: ObjectInput = { children: [] };

interface Commented {
  readonly commentBefore?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

const isNull = (node: unknown): boolean =>
  node === undefined ||
  node === null ||
  (isScalar(node) && (node.value === null || /^(null|Null|NULL|~|)$/.test(textOf(node) ?? "-")));

/** Whether an input is there but empty, as the designer writes one that was not filled in. */
export const isEmpty = (input: unknown): boolean => {
  if (!isMap(input)) return isNull(input);
  const value: unknown = input.get("value", true);
  if (isScalar(value) && value.value === "") return true;
  return (
    value === undefined ||
    isNull(value) ||
    ((isSeq(value) || isMap(value)) && value.items.length === 0)
  );
};

/** The comments of a node and below it, without those of the entries of a list. */
export const commentsIn = (root: unknown): string[] => {
  const found: string[] = [];
  const take = (node: Commented): void => {
    for (const comment of [node.commentBefore, node.comment]) if (comment) found.push(comment);
  };
  if (!isCollection(root) && !isScalar(root)) return found;
  visit(root, {
    Scalar: (_key, node) => take(node),
    Collection: (_key, node, path) => {
      if (isMap(node) && isSeq(path.at(-1))) return visit.SKIP;
      return take(node);
    },
  });
  return found;
};

/** Text as the platform writes every value: in quotes, so that `true` and `10` stay texts. */
const quoted = (text: string): Scalar<string> => {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_SINGLE;
  return scalar;
};

const literal = (text: string, flow: boolean): YAMLMap => {
  const map = new YAMLMap();
  map.flow = flow;
  map.set("type", "value");
  map.set("value", quoted(text));
  return map;
};

/** `name` is a text, or a value that holds one. */
const nameOf = (entry: YAMLMap): string | undefined => {
  const name = mapAt(entry, "name");
  if (name === undefined) return textAt(entry, "name");
  return textAt(name, "type") === "value" ? textAt(name, "value") : undefined;
};

const fromEntries = (entries: readonly unknown[]): ObjectInput => {
  const children: Child[] = [];
  for (const entry of entries) {
    const key = isMap(entry) ? nameOf(entry) : undefined;
    if (!isMap(entry) || !key || !entry.has("type") || !entry.has("value"))
      return unknown("an entry of it has no name, type and value");
    const value = entry.clone() as YAMLMap;
    value.delete("name");
    delete value.commentBefore;
    const above = entry.commentBefore ? [entry.commentBefore] : [];
    children.push({ key, value, comments: [...above, ...commentsIn(entry.get("name", true))] });
  }
  return { children };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const fromText = (text: string, flow: boolean): ObjectInput => {
  const object = parsed(text);
  if (object === null || (Array.isArray(object) && object.length === 0)) return nothing;
  if (typeof object !== "object" || Array.isArray(object))
    return unknown("this component has no such input");
  const entries = Object.entries(object).filter(([, value]) => value !== null);
  const deep = entries.find(([, value]) => typeof value === "object");
  if (deep !== undefined) return unknown(`its ${deep[0]} is neither text, number nor boolean`);
  // JSON is YAML, where a number stays as it was written, and a name that comes twice is told.
  const { contents, errors } = parseDocument(text, { schema: "failsafe" });
  if (errors.length > 0 || !isMap(contents)) return unknown("it holds an input twice");
  return {
    children: entries.map(([key]) => ({
      key,
      value: literal(textAt(contents, key) ?? "", flow),
      comments: [],
    })),
  };
};

/**
 * Takes an object input apart: a list of named entries, or the JSON text of an object. What is given by
 * reference, config variable or template is known only when the flow runs.
 */
export const readObject = (input: unknown): ObjectInput => {
  if (isEmpty(input)) return nothing;
  if (!isMap(input)) return unknown("it has neither type nor value");
  const type = textAt(input, "type");
  const value: unknown = input.get("value", true);
  if (type === "complex" && isSeq(value)) return fromEntries(value.items);
  if (type === "value" && isScalar(value))
    return fromText(textOf(value) ?? "", input.flow === true);
  if (type === "reference" || type === "configVar" || type === "template")
    return unknown(`it is given as a whole by ${type === "configVar" ? "config variable" : type}`);
  return unknown("it is written in an unknown form");
};
