import { InputError } from "../../graph";
import { parseJson } from "./json";
import { isMissing, toText } from "./text";

const toList = (label: string, value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  const text = toText(label, value);
  if (!text.startsWith("[")) return text.split(",");
  const parsed = parseJson(label, text);
  return Array.isArray(parsed) ? parsed : [parsed];
};

/** A list of texts: a list, JSON, or texts separated by commas; empty ones are left out. */
export const textList =
  (label: string) =>
  (value: unknown): string[] =>
    isMissing(value)
      ? []
      : toList(label, value)
          .filter((text) => !isMissing(text))
          .map((text) => toText(label, text).trim());

/**
 * Some of a set of words: a list, JSON, or words separated by commas. Repetitions count once; `whenEmpty` is
 * what none at all means.
 */
export const choices =
  <const T extends string>(label: string, allowed: readonly T[], whenEmpty: readonly T[] = []) =>
  (value: unknown): T[] => {
    const words = (isMissing(value) ? [] : toList(label, value))
      .filter((word) => !isMissing(word))
      .flatMap((word) => toText(label, word).split(","))
      .map((word) => word.trim());
    const chosen = words.map((word) => {
      const match = allowed.find((choice) => choice.toLowerCase() === word.toLowerCase());
      if (match === undefined) {
        throw new InputError(label, `"${word.slice(0, 40)}" is not one of ${allowed.join(", ")}`);
      }
      return match;
    });
    return chosen.length === 0
      ? [...whenEmpty]
      : allowed.filter((choice) => chosen.includes(choice));
  };

/** A list of at most `most` entries. `tooMany` says what is wrong with more. */
export const atMost =
  <T>(
    label: string,
    most: number,
    clean: (value: unknown) => T[],
    tooMany: (count: number) => string,
  ) =>
  (value: unknown): T[] => {
    const list = clean(value);
    if (list.length > most) throw new InputError(label, tooMany(list.length));
    return list;
  };

/** At least one of a set of words. */
export const someChoices =
  <const T extends string>(label: string, allowed: readonly T[]) =>
  (value: unknown): T[] => {
    const chosen = choices(label, allowed)(value);
    if (chosen.length === 0)
      throw new InputError(label, `choose at least one of ${allowed.join(", ")}`);
    return chosen;
  };

/** Exactly one of a set of words, in any case. */
export const oneOf =
  <const T extends string>(label: string, allowed: readonly T[]) =>
  (value: unknown): T => {
    const [choice, ...more] = choices(label, allowed)(value);
    if (choice === undefined || more.length > 0) {
      throw new InputError(label, `choose one of ${allowed.join(", ")}`);
    }
    return choice;
  };

/** Like `oneOf`, for inputs that may be left empty: those get the fallback. */
export const optionalOneOf =
  <const T extends string, F extends T | undefined>(
    label: string,
    allowed: readonly T[],
    fallback: F,
  ) =>
  (value: unknown): T | F =>
    isMissing(value) ? fallback : oneOf(label, allowed)(value);
