import type { Query } from "./query";

const LONGEST = 200;

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** A filter or an expansion with its structure only: numbers, dates, ids and texts are left out. */
const withoutLiterals = (text: string): string =>
  text
    .replace(/'(?:[^']|'')*(?:'|$)/g, "'…'")
    .replace(GUID, "…")
    .replace(/(?<![\w/…])[-+]?\d[\w:.+-]*/g, "…");

/** `"displayName:Adele" OR "mail:a"` → `"displayName:…" OR "mail:…"` */
const withoutWords = (text: string): string =>
  text.includes('"') ? text.replace(/"(\w+:)?[^"]*(?:"|$)/g, '"$1…"') : "…";

const shown: Readonly<Record<string, (text: string) => string>> = {
  $filter: withoutLiterals,
  $expand: withoutLiterals,
  $search: withoutWords,
  $select: (text) => text,
  $orderby: (text) => text,
  $top: (text) => text,
  $count: (text) => text,
};

/**
 * The query options of a request for a log: their structure, nothing that names a person, and no token.
 * Options that are not OData's own are left out.
 *
 * @returns `$filter=startswith(displayName,'…')&$top=999`; empty when there are none.
 */
export const shownQuery = (path: string, query: Query = {}): string => {
  const [, ofPath] = path.split("?", 2);
  const inPath = ofPath === undefined ? [] : new URLSearchParams(ofPath);
  return [...inPath, ...Object.entries(query)]
    .flatMap(([name, value]) => {
      const show = shown[name.toLowerCase()];
      if (show === undefined || value === undefined) return [];
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a log line is one line
      const text = show(String(value)).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
      return [`${name}=${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`];
    })
    .join("&");
};
