import { input } from "@prismatic-io/spectral";
import {
  type AdvancedQueryMode,
  type Collection,
  InputError,
  LARGEST_PAGE,
  type ListExtent,
  largestPage,
  type Query,
  withAdvancedQuery,
} from "../graph";
import { optionalInteger, optionalOneOf, optionalText, toggle } from "./clean";
import { extentInputs } from "./extent";

export const $select = input({
  label: "Select",
  type: "string",
  required: false,
  placeholder: "Enter property names",
  example: "id,displayName,accountEnabled",
  comments:
    "The properties to return, separated by commas. Empty returns Graph's default properties.",
  clean: optionalText("Select"),
});

export const $filter = input({
  label: "Filter",
  type: "string",
  required: false,
  placeholder: "Enter an OData filter",
  example: "startsWith(displayName,'A') and accountEnabled eq true",
  comments: "An OData filter. Double the apostrophes inside a text: 'O''Neil'.",
  clean: optionalText("Filter"),
});

export const $expand = input({
  label: "Expand",
  type: "string",
  required: false,
  placeholder: "Enter a relationship",
  example: "manager($select=id,displayName)",
  comments:
    "One relationship to include. Graph returns at most 20 related objects, and none in an advanced query, such as one with Search.",
  clean: optionalText("Expand"),
});

export const $orderby = input({
  label: "Order By",
  type: "string",
  required: false,
  placeholder: "Enter a property name",
  example: "displayName desc",
  comments: "The property to sort by, with asc or desc behind it.",
  clean: optionalText("Order By"),
});

const search = optionalText("Search");

export const $search = input({
  label: "Search",
  type: "string",
  required: false,
  placeholder: "Enter a search clause",
  example: '"displayName:Video" OR "description:prod"',
  comments: "Clauses of property and text, each in double quotes, joined by AND or OR.",
  clean: (value: unknown): string | undefined => {
    const text = search(value);
    if (text !== undefined && !/".+"/s.test(text)) {
      throw new InputError("Search", 'must be in double quotes, such as "displayName:Video"');
    }
    return text;
  },
});

export const $top = input({
  label: "Top",
  type: "string",
  required: false,
  placeholder: "Enter a page size",
  example: "100",
  comments: `The page size, from 1 to ${LARGEST_PAGE}. Ignored when Get All Paginated Results is true.`,
  clean: optionalText("Top"),
});

// Checked only where it counts: a list of all pages ignores Top.
const pageSize = optionalInteger("Top", 1, LARGEST_PAGE);

export const $count = input({
  label: "Count",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, includes the number of all matching entries as @odata.count.",
  clean: toggle("Count", false),
});

export const eventualConsistencyLevelHeader = input({
  label: "Eventual Consistency Level Header",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, makes the request an advanced query (ConsistencyLevel: eventual), whatever Advanced Query says. Queries that need it get it without this.",
  clean: toggle("Eventual Consistency Level Header", false),
});

const ADVANCED_QUERY_MODES = ["automatic", "always", "never"] as const;

export const advancedQuery = input({
  label: "Advanced Query",
  type: "string",
  required: false,
  default: "automatic",
  model: [
    { label: "Automatic", value: "automatic" },
    { label: "Always", value: "always" },
    { label: "Never", value: "never" },
  ],
  comments:
    "Whether to ask for an advanced query (ConsistencyLevel: eventual with $count=true). Automatic does so where Graph wants it; Never suits Azure AD B2C tenants, which refuse advanced queries.",
  clean: optionalOneOf("Advanced Query", ADVANCED_QUERY_MODES, "automatic"),
});

/** What the lists of users, groups and applications have alike, in the order that flows show. */
export const listInputs = {
  $count,
  $expand,
  $filter,
  $orderby,
  $search,
  $select,
  $top,
  ...extentInputs,
  eventualConsistencyLevelHeader,
  advancedQuery,
};

/** What a list action was given: every option by its input's key. */
interface ListParams extends ListExtent {
  readonly $count: boolean;
  readonly $expand: string | undefined;
  readonly $filter: string | undefined;
  readonly $orderby?: string | undefined;
  readonly $search: string | undefined;
  readonly $select: string | undefined;
  readonly $top: string | undefined;
  readonly eventualConsistencyLevelHeader: boolean;
  readonly advancedQuery: AdvancedQueryMode;
}

/** Joins comparisons by and; what a builder wrote goes in brackets, since it may hold an or. */
export const bothFilters = (
  own: readonly string[],
  $filter: string | undefined,
): string | undefined => {
  if (own.length === 0) return $filter;
  return [...own, ...($filter === undefined ? [] : [`(${$filter})`])].join(" and ");
};

/** A page size that asks for no more than is wanted. */
const atMost = (size: number | undefined, most: number | undefined): number | undefined =>
  most === undefined ? size : Math.min(size ?? LARGEST_PAGE, most);

/** `$top` of a list: the largest page when all are wanted, else the page size that was given, if any. */
export const topOf = (
  { $top, getAllPaginatedResults, cursor, maxResults }: ListExtent & { $top: string | undefined },
  largest: number = LARGEST_PAGE,
): number | undefined => {
  if (getAllPaginatedResults) return atMost(largest, maxResults);
  return cursor === undefined ? atMost(pageSize($top), maxResults) : undefined;
};

/**
 * Query and headers of a list: the options as they were given, the largest page when all are wanted, and
 * what an advanced query needs.
 */
export const listQuery = (
  collection: Collection,
  params: ListParams,
): { query: Query; headers: Record<string, string> } => {
  const { $count, $expand, $filter, $orderby, $search, $select } = params;
  const $top = topOf(params, largestPage($select, $filter));
  const query = { $count: $count || undefined, $expand, $filter, $orderby, $search, $select, $top };
  return withAdvancedQuery(
    collection,
    query,
    params.eventualConsistencyLevelHeader ? "always" : params.advancedQuery,
  );
};
