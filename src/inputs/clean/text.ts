import { InputError } from "../../graph";

/** The designer sends "" for an input that was left empty, code-native flows undefined or null. */
export const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

export const toText = (label: string, value: unknown): string => {
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new InputError(label, "contains half of a character");
    return value.trim();
  }
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new InputError(label, `expects text, but got ${value}`);
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw new InputError(
        label,
        "is a number beyond 2^53, which would be rounded. Give it as text",
      );
    return String(value);
  }
  throw new InputError(
    label,
    `expects text, but got ${Array.isArray(value) ? "a list" : typeof value}`,
  );
};

const atMost = (label: string, text: string, longest: number): string => {
  if (text.length > longest) {
    throw new InputError(
      label,
      `is ${text.length} characters long; at most ${longest} are allowed`,
    );
  }
  return text;
};

const LONGEST_TEXT = 32_768;

/** Text that may be left out: empty counts as not given. */
export const optionalText =
  (label: string, longest = LONGEST_TEXT) =>
  (value: unknown): string | undefined =>
    isMissing(value) ? undefined : atMost(label, toText(label, value), longest);

/** Text that must be given. */
export const requiredText =
  (label: string, longest = LONGEST_TEXT) =>
  (value: unknown): string => {
    const text = optionalText(label, longest)(value);
    if (text === undefined) throw new InputError(label, "is required, but it is empty");
    return text;
  };

/** A secret: taken as it is, spaces included. */
export const requiredSecret =
  (label: string) =>
  (value: unknown): string => {
    if (typeof value !== "string") throw new InputError(label, "is required as text");
    if (value === "") throw new InputError(label, "is required, but it is empty");
    if (!value.isWellFormed()) throw new InputError(label, "contains half of a character");
    return value;
  };
