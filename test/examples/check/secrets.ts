import type { Term, Value } from "./integration";

const LOOKS_SECRET = [
  /\b(Bearer|Basic)\s+[\w~+/.-]{8,}/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // A token of three parts, and a client secret as Microsoft Entra ID makes them.
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./,
  /[\w.~-]{3}8Q~[\w.~-]{30,}/,
];
const SECRET_NAMES = /^(authorization|cookie|.*(api-?key|secret|password|token)s?)$/i;

const literal = ({ type, value }: Value): string =>
  type === "value" || type === "template" ? value : "";

/** Whether a text is, or holds, what nobody but its owner may read. */
export const looksSecret = (text: string): boolean =>
  LOOKS_SECRET.some((pattern) => pattern.test(text));

/** Whether what is called so is a secret: a header, a config variable. */
export const namesSecret = (name: string): boolean =>
  SECRET_NAMES.test(name.replaceAll(/\s+/g, "-"));

/** The secrets that are written out in a value, by what gives them away. */
export const writtenSecrets = (value: Term): string[] => {
  if (typeof value === "string") return looksSecret(value) ? ["it"] : [];
  if (!("type" in value)) return value.flatMap(writtenSecrets);
  const name = typeof value.name === "object" ? literal(value.name) : (value.name ?? "");
  if (value.type === "complex") return value.value.flatMap(writtenSecrets);
  const isWritten = literal(value) !== "" && (looksSecret(value.value) || namesSecret(name));
  return isWritten && !/^\{\{#[^}]*\}\}$/.test(value.value) ? [name === "" ? "it" : name] : [];
};
