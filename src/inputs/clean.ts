import { InputError } from "../graph";

type Json = Record<string, unknown>;

/** The designer sends "" for an input that was left empty, code-native flows undefined or null. */
const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const toText = (label: string, value: unknown): string => {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "bigint") return String(value);
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
    return value;
  };

const LONGEST_ID = 1024;

/**
 * The id of an object, or a user principal name. Characters that no id has are refused rather than
 * encoded: a slash or a question mark means that a URL or a wrong reference was given, a percent sign
 * that the value was encoded before.
 */
export const requiredId =
  (label: string) =>
  (value: unknown): string => {
    const id = requiredText(label, LONGEST_ID)(value);
    if (/[/\\?%\s]/.test(id)) {
      throw new InputError(
        label,
        "must be an id or name on its own, without slash, question mark, percent sign or space",
      );
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    if (/[\u0000-\u001f\u007f]/.test(id) || id === "." || id === "..") {
      throw new InputError(label, "is not an id");
    }
    return id;
  };

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

const parseJson = (label: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(label, "is not valid JSON");
  }
};

/** A JSON object, typed or as text; empty is no property at all. */
export const jsonObject =
  (label: string) =>
  (value: unknown): Json => {
    if (isMissing(value)) return {};
    const parsed = typeof value === "string" ? parseJson(label, value) : value;
    if (!isObject(parsed)) {
      throw new InputError(label, 'must be a JSON object such as {"department": "Sales"}');
    }
    return parsed;
  };

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

/** Some of a set of words: a list, JSON, or words separated by commas. Repetitions count once. */
export const choices =
  <const T extends string>(label: string, allowed: readonly T[]) =>
  (value: unknown): T[] => {
    if (isMissing(value)) return [];
    const words = toList(label, value)
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
    return allowed.filter((choice) => chosen.includes(choice));
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

const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]00:?00)$/i;

/** A moment in UTC, in ISO 8601; empty is not given. */
export const optionalDateTime =
  (label: string) =>
  (value: unknown): string | undefined => {
    if (isMissing(value)) return undefined;
    const text = value instanceof Date ? JSON.stringify(value).slice(1, -1) : toText(label, value);
    const moment = new Date(text);
    if (Number.isNaN(moment.getTime()) || !/^\d{4}-\d{2}-\d{2}T/.test(text)) {
      throw new InputError(label, "must be an ISO 8601 date and time such as 2026-12-20T18:00:00Z");
    }
    if (!ISO_UTC.test(text)) {
      throw new InputError(label, "must be in UTC: write it with a Z at the end");
    }
    return moment.toISOString();
  };
