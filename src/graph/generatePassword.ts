import { randomInt } from "node:crypto";

const LENGTH = 20;

/** Without letters and digits that look alike, since people read these passwords out and type them. */
const KINDS = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!#$%*+-=?@_"];

const ALL = KINDS.join("");

const pick = (letters: string): string => letters.charAt(randomInt(letters.length));

/**
 * A random password of 20 characters with each of the four kinds that Entra ID counts.
 * @see https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy
 */
export const generatePassword = (): string => {
  const rest = [
    ...KINDS.map(pick),
    ...Array.from({ length: LENGTH - KINDS.length }, () => pick(ALL)),
  ];
  // In random order, or the first four would tell their kind.
  let password = "";
  while (rest.length > 0) password += rest.splice(randomInt(rest.length), 1).join("");
  return password;
};
