/** Stands where a secret was. */
export const MASK = "••••••";

const SECRET_HEADERS = /^(authorization|cookie|set-cookie)$/i;

/** Names, in lower case, whose values are secrets: in forms, in JSON, in the fields of a connection. */
const SECRET_NAMES = new Set([
  "access_token",
  "refresh_token",
  "id_token",
  "client_secret",
  "client_assertion",
  "assertion",
  "code",
  "clientsecret",
  "certificate",
  "privatekey",
  "passphrase",
  "password",
  "secrettext",
  "temporaryaccesspass",
  "clientstate",
]);

const isSecret = (name: string): boolean => SECRET_NAMES.has(name.toLowerCase());

/** Error codes and status codes stand under `code` as well, and are no secrets. */
const looksLikeErrorCode = (name: string, parent: Readonly<Record<string, unknown>>): boolean =>
  name === "code" && ("message" in parent || "status" in parent);

/** Replaces what is secret, by its name or because it is one of the values that must never be shown. */
export const createMask = (secrets: () => readonly string[]) => {
  const text = (value: string): string =>
    secrets()
      .filter((secret) => secret.length >= 6)
      .reduce((shown, secret) => shown.replaceAll(secret, MASK), value);

  const json = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== "object" || value === null) return value;
    const fields = value as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        typeof field === "string" &&
        field !== "" &&
        isSecret(name) &&
        !looksLikeErrorCode(name, fields)
          ? MASK
          : json(field),
      ]),
    );
  };

  const form = (value: string): string =>
    [...new URLSearchParams(value)]
      .map(([name, field]) => `${name}=${isSecret(name) ? MASK : encodeURIComponent(field)}`)
      .join("&");

  /** A body of a request or an answer, as it went over the wire. */
  const body = (value: string, contentType = ""): string => {
    if (/x-www-form-urlencoded/i.test(contentType)) return text(form(value));
    try {
      return JSON.stringify(json(JSON.parse(value)), null, 2);
    } catch {
      return text(value);
    }
  };

  const headers = (values: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        SECRET_HEADERS.test(name) ? value.replace(/^(Bearer )?.*$/s, `$1${MASK}`) : text(value),
      ]),
    );

  return { text, json, body, headers };
};

export type Mask = ReturnType<typeof createMask>;
