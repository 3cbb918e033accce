import { unparsable, unsupportedQuery } from "../graphFault";
import { findProperty, type ListedType, qualified } from "../kinds/names";

interface Clause {
  readonly property: string;
  readonly text: string;
}

/** A disjunction of conjunctions: OR binds weaker than AND. */
export type Search = readonly (readonly Clause[])[];

const CLAUSE = /"((?:[^"\\]|\\.)*)"/y;

const searchable = (type: ListedType, name: string): string => {
  const found = findProperty(type, name);
  if (found === undefined || found[1].filterOnly) {
    throw unparsable(
      `Invalid search clause: Could not find a property named '${name}' on type '${qualified(type)}'.`,
    );
  }
  if (!["String", "[String]"].includes(found[1].type))
    throw unsupportedQuery(`Property '${found[0]}' is not supported in $search.`);
  return found[0];
};

/**
 * Reads `"displayName:a" AND "mail:b" OR "description:c"`.
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export const parseSearch = (type: ListedType, text: string): Search => {
  const alternatives: Clause[][] = [[]];
  let position = 0;
  const fail = () => unsupportedQuery("Syntax error in $search: clauses must be in double quotes");
  // A known fault of Graph, escaped or not: https://developer.microsoft.com/graph/known-issues/?search=18185
  if (text.includes("&"))
    throw unsupportedQuery("Syntax error in $search: unexpected character '&'");
  while (true) {
    CLAUSE.lastIndex = position;
    const clause = CLAUSE.exec(text);
    const body = clause?.[1]?.replace(/\\(.)/g, "$1") ?? "";
    const colon = body.indexOf(":");
    if (clause === null || colon < 1) throw fail();
    const property = searchable(type, body.slice(0, colon).trim());
    alternatives.at(-1)?.push({ property, text: body.slice(colon + 1).toLowerCase() });
    position = CLAUSE.lastIndex;
    const rest = text.slice(position);
    if (rest.trim() === "") return alternatives;
    const joint = /^\s+(AND|OR)\s+/.exec(rest);
    if (joint === null) throw fail();
    if (joint[1] === "OR") alternatives.push([]);
    position += joint[0].length;
  }
};

const TOKENISED = new Set(["displayName", "description"]);

const tokens = (text: string): string[] =>
  text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/(\d+)/g, " $1 ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== "");

/** Names and descriptions match by the beginning of any word, other properties by their own. */
export const searchMatches = (search: Search, entity: Readonly<Record<string, unknown>>): boolean =>
  search.some((clauses) =>
    clauses.every(({ property, text }) => {
      const value = entity[property];
      if (Array.isArray(value))
        return value.some((item) => String(item).toLowerCase().startsWith(text));
      if (typeof value !== "string") return false;
      if (!TOKENISED.has(property)) return value.toLowerCase().startsWith(text);
      const words = tokens(value);
      return tokens(text).every((wanted) => words.some((word) => word.startsWith(wanted)));
    }),
  );
