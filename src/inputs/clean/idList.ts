import { InputError, isGuid, isObject } from "../../graph";
import { requiredId, requiredObjectId } from "./id";
import { parseJson } from "./json";
import { isMissing } from "./text";

/** The entries of what a builder has at hand: a list, JSON, or text with commas or an entry a line. */
export const entriesOf = (label: string, value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((entry) => entriesOf(label, entry));
  if (typeof value !== "string") return [value];
  const text = value.trim();
  return /^[[{]/.test(text)
    ? entriesOf(label, parseJson(label, text))
    : text.split(/[,;\r\n]+/).map((entry) => entry.trim());
};

/** What stands for an object: the entry itself, or a property of a record, the first that is there. */
const nameOf = (label: string, entry: unknown, properties: readonly string[]): unknown => {
  if (!isObject(entry)) return entry;
  const name = properties.map((property) => entry[property]).find((value) => !isMissing(value));
  if (name === undefined)
    throw new InputError(label, `holds a record without ${properties.join(" or ")}`);
  return name;
};

/** The entries of a list of objects, each cleaned. A list without entries is one; nothing at all is missing. */
const namesOf =
  (label: string, properties: readonly string[], clean: (value: unknown) => string) =>
  (value: unknown): string[] => {
    if (isMissing(value)) throw new InputError(label, "is required");
    return entriesOf(label, value)
      .filter((entry) => !isMissing(entry))
      .map((entry) => clean(nameOf(label, entry, properties)));
  };

/**
 * Object ids in the order in which they were given, repeats and all: of a list, of records that have an
 * id, or of text.
 */
export const objectIds = (label: string) => namesOf(label, ["id"], requiredObjectId(label));

/** The same for users, who may be given by user principal name as well: for `resolveAllUserIds`. */
export const objectIdsOrNames = (label: string) => {
  const id = requiredId(label);
  return namesOf(label, ["id", "userPrincipalName"], (value) => {
    const name = id(value);
    if (!name.includes("@") && !isGuid(name))
      throw new InputError(
        label,
        "expects object ids, such as 87d349ed-44d7-43e1-9a83-5f2406dee5bd, or user principal names of users",
      );
    return name;
  });
};

/** The same of users, where Graph takes a user principal name in place of an id. */
export const userIds = (label: string) =>
  namesOf(label, ["id", "userPrincipalName"], requiredId(label));

/** Object ids that may be left out: nothing at all is an empty list. */
export const optionalObjectIds = (label: string) => {
  const required = objectIds(label);
  return (value: unknown): string[] => (isMissing(value) ? [] : required(value));
};

/** The same, each id once and in small letters. */
export const distinctObjectIds = (label: string) => {
  const ids = optionalObjectIds(label);
  return (value: unknown): string[] => [...new Set(ids(value).map((id) => id.toLowerCase()))];
};
