import { InputError, isObject } from "../../graph";
import { isPlainObject, parseJson } from "./json";
import { isMissing, toText } from "./text";

/** Keys and values of a list or an object, in its order; a key may come twice. */
const pairsOf = (label: string, value: unknown): [string, string][] => {
  if (isMissing(value)) return [];
  const parsed = typeof value === "string" ? parseJson(label, value) : value;
  const isList = Array.isArray(parsed);
  if (!isList && !isPlainObject(parsed))
    throw new InputError(label, "must be a list of keys and values");
  const pairs = isList
    ? parsed.map((pair: unknown) => {
        if (!isObject(pair)) throw new InputError(label, "must be a list of keys and values");
        return [pair.key, pair.value] as const;
      })
    : Object.entries(parsed);
  return pairs
    .filter(([key]) => !isMissing(key))
    .map(([key, text]) => [
      toText(label, key),
      typeof text === "boolean" ? String(text) : isMissing(text) ? "" : toText(label, text),
    ]);
};

/** A key-value list, or an object, as an object of texts; of a key that comes twice the last counts. */
export const keyValues =
  (label: string) =>
  (value: unknown): Record<string, string> =>
    Object.fromEntries(pairsOf(label, value));

/** Query parameters: a key that comes twice is sent twice. */
export const queryValues =
  (label: string) =>
  (value: unknown): Record<string, string | string[]> => {
    const query: Record<string, string | string[]> = {};
    for (const [key, text] of pairsOf(label, value)) {
      const known = query[key];
      query[key] = known === undefined ? text : [known, text].flat();
    }
    return query;
  };
