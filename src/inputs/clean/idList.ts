import { InputError, isObject } from "../../graph";
import { requiredObjectId } from "./id";
import { parseJson } from "./json";
import { isMissing } from "./text";

/** The entries of what a builder has at hand: a list, JSON, or text with commas or an entry a line. */
const entriesOf = (label: string, value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((entry) => entriesOf(label, entry));
  if (typeof value !== "string") return [value];
  const text = value.trim();
  return /^[[{]/.test(text)
    ? entriesOf(label, parseJson(label, text))
    : text.split(/[,;\r\n]+/).map((entry) => entry.trim());
};

const idOf = (label: string, entry: unknown): unknown => {
  if (!isObject(entry)) return entry;
  if (isMissing(entry.id)) throw new InputError(label, "holds a record without an id");
  return entry.id;
};

/**
 * Object ids in the order in which they were given, repeats and all: of a list, of records that have an
 * id, or of text. A list without entries is one; nothing at all is missing.
 */
export const objectIds = (label: string) => {
  const objectId = requiredObjectId(label);
  return (value: unknown): string[] => {
    if (isMissing(value)) throw new InputError(label, "is required");
    return entriesOf(label, value)
      .filter((entry) => !isMissing(entry))
      .map((entry) => objectId(idOf(label, entry)));
  };
};

/** The same for an input that may be left empty; each id once, in small letters. */
export const optionalObjectIds = (label: string) => {
  const ids = objectIds(label);
  return (value: unknown): string[] =>
    isMissing(value) ? [] : [...new Set(ids(value).map((id) => id.toLowerCase()))];
};
