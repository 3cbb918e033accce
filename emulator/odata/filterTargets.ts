import { unparsable } from "../graphFault";
import { complexTypes } from "../kinds/complexTypes";
import {
  findProperty,
  findRelation,
  isExtension,
  type ListedType,
  qualified,
} from "../kinds/names";
import type { Filter } from "./filter";

/** What a clause of a filter is about, and what the tables let it do there. */
export interface Target {
  /** The property or relation, as errors name it. */
  readonly name: string;
  /** The path as Graph spells it, `any` for the items of a collection. */
  readonly path: readonly string[];
  /** Of the value; undefined where the metadata has none. */
  readonly type: string | undefined;
  /** Abilities as the tables write them: `eq startsWith null*`. */
  readonly abilities: string;
}

/** Variables of lambdas, and the paths of the items that they stand for. */
export type Variables = ReadonlyMap<string, readonly string[]>;

const itemType = (type: string): string => type.replace(/^\[(.*)\]$/, "$1");

const EXTENSION = "eq startsWith null*";

/** A name inside a complex type, in any case, with its type. */
const findField = (type: string, name: string): readonly [string, string] => {
  const fields = complexTypes[type];
  const found =
    fields === undefined || Array.isArray(fields)
      ? undefined
      : Object.entries(fields as Readonly<Record<string, string>>).find(
          ([field]) => field.toLowerCase() === name.toLowerCase(),
        );
  if (found === undefined) {
    throw unparsable(
      `Invalid filter clause: Could not find a property named '${name}' on type '${qualified(type)}'.`,
    );
  }
  return found;
};

const unknown = (type: ListedType, name: string) =>
  unparsable(
    `Invalid filter clause: Could not find a property named '${name}' on type '${qualified(type)}'.`,
  );

const propertyTarget = (name: string, type: string, rest: readonly string[]) => {
  let current = type;
  const path: string[] = [];
  for (const segment of rest) {
    if (segment === "any" && current.startsWith("[")) {
      path.push("any");
      current = itemType(current);
    } else if (segment === "$count") {
      path.push("$count");
      current = "Int32";
    } else {
      const [field, fieldType] = findField(current, segment);
      path.push(field);
      current = fieldType;
    }
  }
  return { name, path: [name, ...path], type: current };
};

/** What a path of a filter leads to; refused when a name in it does not exist. */
export const findTarget = (
  type: ListedType,
  written: readonly string[],
  variables: Variables,
): Target => {
  const [first = "", ...more] = written;
  const base = variables.get(first);
  const [head = "", ...rest] = base === undefined ? [first, ...more] : [...base, ...more];
  const property = findProperty(type, head);
  if (property !== undefined) {
    const [name, row] = property;
    const target = propertyTarget(name, row.type, rest);
    const inner = target.path.slice(1).join("/");
    const whole = row.type.startsWith("[") ? "any" : "";
    const abilities =
      inner === "$count" ? row.count : inner === whole ? row.filter : row.parts?.[inner];
    return { ...target, abilities: abilities ?? "" };
  }
  const relation = findRelation(type, head);
  if (relation !== undefined) {
    const [name, row] = relation;
    const inner = rest.map((segment) => (/^id$/i.test(segment) ? "id" : segment));
    const counted = inner.join("/") === "$count";
    const abilities = counted ? row.count : row.parts?.[inner.join("/")];
    return {
      name,
      path: [name, ...inner],
      type: counted ? "Int32" : "String",
      abilities: abilities ?? "",
    };
  }
  if (isExtension(head))
    return { name: head, path: [head, ...rest], type: undefined, abilities: EXTENSION };
  throw unknown(type, head);
};

/** A path as Graph spells it; behind a variable only the rest, since it stands for the part before. */
const respell = (
  written: readonly string[],
  { path }: Target,
  variables: Variables,
): readonly string[] => {
  const [first = ""] = written;
  const base = variables.get(first);
  return base === undefined ? path : [first, ...path.slice(base.length)];
};

/**
 * A filter with its names as Graph spells them. `visit` is called with every clause and what it is about.
 * @throws 400 BadRequest for a name that the type does not have
 */
export const resolveFilter = (
  type: ListedType,
  filter: Filter,
  visit: (clause: Filter, target: Target | undefined) => void,
  variables: Variables = new Map(),
): Filter => {
  if (filter.type === "and" || filter.type === "or") {
    return {
      ...filter,
      left: resolveFilter(type, filter.left, visit, variables),
      right: resolveFilter(type, filter.right, visit, variables),
    };
  }
  if (filter.type === "not") {
    visit(filter, undefined);
    return { ...filter, operand: resolveFilter(type, filter.operand, visit, variables) };
  }
  const target = findTarget(type, filter.property, variables);
  visit(filter, target);
  const property = respell(filter.property, target, variables);
  if (filter.type !== "lambda") return { ...filter, property };
  const inner = new Map(variables).set(filter.variable, [...target.path, "any"]);
  return { ...filter, property, body: resolveFilter(type, filter.body, visit, inner) };
};
