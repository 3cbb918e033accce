import { InputError } from "../../graph";
import { isMissing } from "./text";

/** A whole number within bounds, as a number or as text. */
export const optionalInteger =
  (label: string, least: number, most: number) =>
  (value: unknown): number | undefined => {
    if (isMissing(value)) return undefined;
    const number =
      typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new InputError(label, `must be a whole number from ${least} to ${most}`);
    }
    return number;
  };

/** Like `optionalInteger`, for inputs that have a default. */
export const integer =
  (label: string, least: number, most: number, fallback: number) =>
  (value: unknown): number =>
    optionalInteger(label, least, most)(value) ?? fallback;
