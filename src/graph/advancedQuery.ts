import { type PlainQueries, plainQueries } from "./plainQueries";
import type { Query } from "./urls/query";

/**
 * The collections that the list actions read, as far as their query rules differ. `casts` are relations cut
 * down to one kind of objects, where Graph wants an advanced query for the cast itself: memberOf and all
 * transitive ones.
 */
export type Collection = keyof typeof plainQueries | "members" | "casts";

/** When a list is asked for as an advanced query: where Graph wants it, or as the builder says. */
export type AdvancedQueryMode = "automatic" | "always" | "never";

/** Most values of `in`, and most clauses joined by `or`, in a query that is not advanced. */
const MOST_VALUES = 15;

/** One comparison of a filter, e.g. that of `startsWith(mail,'a')`; names in lower case. */
interface Comparison {
  /** `passwordprofile` of `passwordProfile/forceChangePasswordNextSignIn`: rules go by the whole. */
  readonly property: string;
  readonly operator: string;
  /** What it is compared with, without the text of literals. */
  readonly value: string;
}

const LAMBDA = /(?<![\w/])([\w/]+)\/(?:any|all)\s*\(\s*(\w+)\s*:/g;
const FUNCTION = /\b(startswith|endswith|contains)\s*\(\s*([\w/]+)/g;
const OPERATION = /(?<![\w/])([\w/]+)\s+(eq|ne|ge|gt|le|lt|in)\s*(\([^()]*\)|[^\s()]+)/g;

/** The filter in lower case, with its texts emptied, so that no name is mistaken for an operator. */
const skeleton = (filter: string): string => filter.replace(/'(?:[^']|'')*'/g, "''").toLowerCase();

const comparisons = (filter: string): Comparison[] => {
  const variables = new Map<string, string>();
  for (const [, path = "", variable = ""] of filter.matchAll(LAMBDA)) variables.set(variable, path);
  const whole = (path: string): string => {
    const [first = ""] = path.split("/");
    return (variables.get(first) ?? first).split("/")[0] ?? "";
  };
  return [
    ...Array.from(filter.matchAll(FUNCTION), ([, operator = "", path = ""]) => ({
      property: whole(path),
      operator,
      value: "",
    })),
    ...Array.from(filter.matchAll(OPERATION), ([, path = "", operator = "", value = ""]) => ({
      property: whole(path),
      operator,
      value,
    })),
  ];
};

const isPlain = (plain: PlainQueries, { property, operator, value }: Comparison): boolean => {
  if (value === "null") return false;
  switch (operator) {
    case "eq":
      return !plain.advancedEquals.includes(property);
    case "in":
      return (
        ![...plain.advancedEquals, ...plain.advancedIn].includes(property) &&
        value.split(",").length <= MOST_VALUES
      );
    case "startswith":
      return plain.startsWith.includes(property);
    case "ge":
    case "gt":
    case "le":
    case "lt":
      return plain.ranges.includes(property);
    case "contains": // refused in any query, so the switch would not help
      return true;
    default: // ne, endsWith
      return false;
  }
};

const orderedBy = ($orderby: string): string[] =>
  $orderby
    .toLowerCase()
    .split(",")
    .map((clause) => clause.trim().split(/\s+/)[0] ?? "")
    .filter((name) => name !== "");

const needsAdvanced = (collection: Collection, query: Query): boolean => {
  if (collection === "casts" || query.$search !== undefined || query.$count === true) return true;
  const filter = skeleton(String(query.$filter ?? ""));
  const order = orderedBy(String(query.$orderby ?? ""));
  // Members are directoryObjects: any refinement of them is an advanced query.
  // https://learn.microsoft.com/graph/api/group-list-members
  if (collection === "members") return filter !== "" || order.length > 0;
  const plain: PlainQueries = plainQueries[collection];
  const compared = comparisons(filter);
  const properties = [...compared.map(({ property }) => property), ...order];
  if (properties.some((name) => plain.neverAdvanced.includes(name))) return false;
  return (
    (filter !== "" && order.length > 0) ||
    /(?:^|[\s(:])not(?=[\s(])|\/\$count\b/.test(filter) ||
    filter.split(/\sor\s/).length > MOST_VALUES ||
    compared.some((comparison) => !isPlain(plain, comparison)) ||
    order.some((name) => !plain.orderby.includes(name))
  );
};

/**
 * Adds what an advanced query needs, `$count=true` and `ConsistencyLevel: eventual`, when Graph wants it
 * for this query or the mode says so. Without them Graph refuses the query, or silently leaves the count
 * out. The header belongs on every page: a nextLink does not carry it.
 *
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const withAdvancedQuery = (
  collection: Collection,
  query: Query,
  mode: AdvancedQueryMode = "automatic",
): { query: Query; headers: Record<string, string> } =>
  mode === "always" || (mode === "automatic" && needsAdvanced(collection, query))
    ? { query: { ...query, $count: true }, headers: { ConsistencyLevel: "eventual" } }
    : { query, headers: {} };
