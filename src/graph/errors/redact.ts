import { isObject } from "../isObject";

const MASK = "…";

/** Shorter ones are no secrets, and masking them would leave holes in ordinary words. */
const SHORTEST_SECRET = 4;

const SECRET_KEY =
  /password|passphrase|secret|token|assertion|clientState|accessPass|privateKey|^key$/i;

const texts = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(texts);
};

const secretsOfValue = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(secretsOfValue);
  // A photo of 4 MB would be four million entries.
  if (!isObject(value) || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    SECRET_KEY.test(key) ? texts(part) : secretsOfValue(part),
  );
};

const parsedBody = (body: unknown): unknown => {
  if (body instanceof FormData) return Object.fromEntries(body.entries());
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
};

/** The passwords, secrets and tokens that a body holds: JSON, its text, or a form. */
export const secretsOfBody = (body: unknown): string[] => secretsOfValue(parsedBody(body));

/** A secret as it is, and as JSON, a URL, a form or base64 would write it. */
const spellings = (secret: string): string[] => {
  const encoded = encodeURIComponent(secret.toWellFormed());
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    escaped,
    JSON.stringify(escaped).slice(1, -1), // JSON in a text of JSON
    encoded,
    encoded.replaceAll("%20", "+"),
    Buffer.from(secret).toString("base64"),
  ];
};

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[^\s"',;<>]+/gi, `$1 ${MASK}`],
  [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?/g, MASK],
  // What follows the question mark of a URL may be a signature or a page token.
  [/(\bhttps?:\/\/[^\s"'<>?]*)\?[^\s"'<>]*/gi, `$1?${MASK}`],
  [/((?:skip|delta)token(?:=|%3D))[^&\s"'<>)]+/gi, `$1${MASK}`],
  [/(token\s*=\s*(?:'|%27))[^'%\s]*/gi, `$1${MASK}`],
  [
    /("[\w.-]*(?:password|passphrase|secret|token|assertion|clientState|accessPass)[\w.-]*"\s*:\s*")(?:[^"\\]|\\.)*/gi,
    `$1${MASK}`,
  ],
  [
    /\b([\w.-]*(?:password|passphrase|secret|assertion|clientState)[\w.-]*=)[^&\s"'<>]+/gi,
    `$1${MASK}`,
  ],
];

/**
 * Takes out of a text what must not be shown: the secrets that are known, however they are written, and
 * what looks like a token, a signed URL or a password. A gateway may answer with the request itself.
 */
export const redaction = (secrets: readonly string[]): ((text: string) => string) => {
  const known = [
    ...new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(spellings)),
  ].sort((one, other) => other.length - one.length);
  return (text) => {
    const masked = known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
    return PATTERNS.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), masked);
  };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g;

/**
 * The path of a URL as errors and traces show it: without host and query, without the token that a
 * function such as `delta(token='…')` takes, and on one line.
 */
export const shownPath = (path: string): string => {
  const bare = path.split(/[?#]/, 1)[0] ?? "";
  return bare
    .replace(/^https?:\/\/[^/]+/i, "")
    .replace(/(token\s*=\s*)(?:'|%27)[^)]*/gi, `$1'${MASK}'`)
    .replace(CONTROL, " ");
};

/** Where a delta round starts over, with its query options and without its tokens. */
export const shownLocation = (location: string | undefined): string | undefined => {
  const base = "https://relative.invalid";
  if (location === undefined || !URL.canParse(location, base)) return undefined;
  const { origin, pathname, search } = new URL(location, base);
  const options = search
    .slice(1)
    .split("&")
    .filter((option) => /^(\$|%24)(select|filter|expand|top|orderby)=/i.test(option));
  const query = options.length === 0 ? "" : `?${options.join("&")}`;
  return `${origin === base ? "" : origin}${shownPath(pathname)}${query}`;
};
