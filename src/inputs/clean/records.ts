import { InputError } from "../../graph";
import { assertJson, parseJson } from "./json";
import { isMissing } from "./text";

/**
 * A list of records, typed or as JSON text, in their order. What an entry is, the step looks at: one that is
 * no record is an entry that fails. A list without entries is one; nothing at all is missing.
 */
export const records =
  (label: string) =>
  (value: unknown): unknown[] => {
    if (isMissing(value)) throw new InputError(label, "is required");
    const list = typeof value === "string" ? parseJson(label, value) : value;
    if (!Array.isArray(list))
      throw new InputError(label, 'must be a list of records such as [{"displayName": "Adele"}]');
    assertJson(label, list);
    return list;
  };
