import { InputError, isObject } from "../../graph";
import { parseJson } from "./json";
import { isMissing, toText } from "./text";

/** A key-value list, or an object, as an object of texts. */
export const keyValues =
  (label: string) =>
  (value: unknown): Record<string, string> => {
    if (isMissing(value)) return {};
    const parsed = typeof value === "string" ? parseJson(label, value) : value;
    const pairs = Array.isArray(parsed)
      ? parsed.map((pair: unknown) => {
          if (!isObject(pair)) throw new InputError(label, "must be a list of keys and values");
          return [pair.key, pair.value] as const;
        })
      : Object.entries(isObject(parsed) ? parsed : {});
    if (!Array.isArray(parsed) && !isObject(parsed)) {
      throw new InputError(label, "must be a list of keys and values");
    }
    return Object.fromEntries(
      pairs
        .filter(([key]) => !isMissing(key))
        .map(([key, text]) => [
          toText(label, key),
          typeof text === "boolean" ? String(text) : isMissing(text) ? "" : toText(label, text),
        ]),
    );
  };
