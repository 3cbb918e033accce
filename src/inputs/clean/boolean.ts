import { InputError } from "../../graph";
import { isMissing, toText } from "./text";

const TRUE = new Set(["true", "yes", "1"]);
const FALSE = new Set(["false", "no", "0"]);

/** Three-valued: not given, true or false; typed, as text or as a number. */
export const optionalBoolean =
  (label: string) =>
  (value: unknown): boolean | undefined => {
    if (isMissing(value)) return undefined;
    if (typeof value === "boolean") return value;
    const text = toText(label, value).toLowerCase();
    if (TRUE.has(text)) return true;
    if (FALSE.has(text)) return false;
    throw new InputError(label, `expects true or false, but got "${text.slice(0, 40)}"`);
  };

/** A toggle, which has a value when nothing is given. */
export const toggle =
  (label: string, fallback: boolean) =>
  (value: unknown): boolean =>
    optionalBoolean(label)(value) ?? fallback;
