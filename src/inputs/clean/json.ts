import { InputError, isObject } from "../../graph";
import { isMissing } from "./text";

export const parseJson = (label: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(label, "is not valid JSON");
  }
};

/** A JSON object, typed or as text; empty is no property at all. */
export const jsonObject =
  (label: string) =>
  (value: unknown): Record<string, unknown> => {
    if (isMissing(value)) return {};
    const parsed = typeof value === "string" ? parseJson(label, value) : value;
    if (!isObject(parsed)) {
      throw new InputError(label, 'must be a JSON object such as {"department": "Sales"}');
    }
    return parsed;
  };
