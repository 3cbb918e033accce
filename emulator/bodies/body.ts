import { badRequest } from "../graphFault";
import { facts, type Kind, type Property } from "../kinds";
import { findProperty, findRelation, isExtension } from "../kinds/names";
import { fits, invalid } from "./values";

/** A body whose names are spelt as Graph spells them. */
export type Body = Readonly<Record<string, unknown>>;

const BIND = /^(\w+)@odata\.bind$/i;
const ANNOTATION = /^@|^#|@odata\.type$/i;

const readOnly = (name: string) => badRequest(`Property '${name}' is read-only and cannot be set.`);

/** The name of a property or binding; undefined for annotations, which mean nothing in a body. */
const spelt = (kind: Kind, name: string): string | undefined => {
  const bound = BIND.exec(name)?.[1];
  if (bound !== undefined) {
    const [relation, row] = findRelation(kind, bound) ?? [];
    if (relation === undefined || row?.writable !== true)
      throw badRequest(`Invalid property '${name}'.`);
    return `${relation}@odata.bind`;
  }
  if (ANNOTATION.test(name)) return undefined;
  const property = findProperty(kind, name);
  if (property !== undefined && property[1].filterOnly !== true) return property[0];
  if (isExtension(name)) return name;
  // A property that the type does not have, and a relation without @odata.bind.
  throw badRequest(`Invalid property '${name}'.`);
};

/** Reads the names of a body; anything but an object is none. */
export const readNames = (kind: Kind, body: unknown): Body => {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw badRequest("Empty Payload. JSON content expected.");
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const spelling = spelt(kind, name);
    if (spelling === undefined) continue;
    if (Object.hasOwn(read, spelling))
      throw badRequest("Request contains a property with duplicate values.");
    read[spelling] = value;
  }
  return read;
};

const takes = ({ values }: Property, value: unknown): boolean =>
  values === undefined ||
  (Array.isArray(value) ? value : [value]).every((one) =>
    values.some((taken) => taken.toLowerCase() === String(one).toLowerCase()),
  );

const checkValue = (kind: Kind, name: string, value: unknown): void => {
  const { title, properties } = facts[kind];
  const property: Property | undefined = properties[name];
  if (property === undefined) return;
  if (value === null) {
    if (property.required || property.notNull || property.type.startsWith("["))
      throw invalid(name, title);
    return;
  }
  const tooLong = typeof value === "string" && value.length > (property.longest ?? Infinity);
  if (value === "" || tooLong || !fits(property.type, value) || !takes(property, value))
    throw invalid(name, title);
};

const checkWritable = (kind: Kind, name: string, isUpdate: boolean): void => {
  const property: Property | undefined = facts[kind].properties[name];
  if (property?.write === "never" || (isUpdate && property?.write === "create"))
    throw readOnly(name);
};

/** Refuses what the table of properties does not let a caller write. */
export const checkBody = (kind: Kind, body: Body, isUpdate: boolean): void => {
  for (const [name, value] of Object.entries(body)) {
    checkWritable(kind, name, isUpdate);
    checkValue(kind, name, value);
  }
};

/** Refuses a create without what it needs. */
export const checkRequired = (kind: Kind, body: Body, names: readonly string[]): void => {
  for (const name of names) {
    if (body[name] === undefined || body[name] === null) {
      throw badRequest(
        `A value is required for property '${name}' of resource '${facts[kind].title}'.`,
      );
    }
  }
};

export const requiredOf = (kind: Kind): string[] =>
  Object.entries<Property>(facts[kind].properties)
    .filter(([, { required }]) => required)
    .map(([name]) => name)
    .sort();

/** What is stored: without secrets and bindings. */
export const storable = (body: Body): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).filter(([name]) => name !== "passwordProfile" && !BIND.test(name)),
  );
