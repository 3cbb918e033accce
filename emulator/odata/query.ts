import { badRequest, GraphFault, unparsable, unsupportedQuery } from "../graphFault";
import { collectionOf, facts } from "../kinds";
import { findProperty, type ListedType } from "../kinds/names";
import { checkClause, checkClauseCount, checkIdentities } from "./checkFilter";
import { type Expand, readExpand } from "./expand";
import { type Filter, parseFilter } from "./filter";
import { resolveFilter, type Target } from "./filterTargets";
import { parseSearch, type Search } from "./search";
import { canonicalName, readSelect } from "./select";

export { readSelect } from "./select";

interface OrderBy {
  readonly property: string;
  readonly descending: boolean;
}

/** The system query options of one request, read and checked. */
export interface ListQuery {
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  /** What the filter is about. */
  readonly filtered: readonly { readonly clause: Filter; readonly target: Target | undefined }[];
  readonly search: Search | undefined;
  readonly orderby: readonly OrderBy[];
  readonly top: number;
  readonly count: boolean;
  readonly expand: Expand | undefined;
}

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 999;
const LARGEST_SIGN_IN_PAGE = 120;
/** With `$expand=manager`: https://developer.microsoft.com/graph/known-issues/?search=13635 */
const LARGEST_MANAGER_PAGE = 100;

const readTop = (text: string | undefined, largest: number): number => {
  if (text === undefined) return Math.min(DEFAULT_PAGE, largest);
  const top = Number(text);
  if (text.trim() === "" || !Number.isInteger(top) || top < 1 || top > LARGEST_PAGE) {
    throw unsupportedQuery(
      `Invalid page size specified: '${text}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`,
    );
  }
  return Math.min(top, largest);
};

const readOrderby = (type: ListedType, text: string | undefined): OrderBy[] =>
  (text ?? "")
    .split(",")
    .filter((clause) => clause.trim() !== "")
    .map((clause) => {
      const [name = "", direction = "asc", ...more] = clause.trim().split(/\s+/);
      if (!/^(asc|desc)$/i.test(direction) || more.length > 0)
        throw unparsable(`Syntax error at position ${clause.length} in '${clause}'.`);
      return {
        property: canonicalName(type, name, "OrderBy"),
        descending: direction.toLowerCase() === "desc",
      };
    });

const readCount = (text: string | undefined): boolean => {
  if (text === undefined) return false;
  if (!/^(true|false)$/i.test(text))
    throw unparsable(
      `Invalid value '${text}' for $count query option found. Valid values are 'true' or 'false'.`,
    );
  return text.toLowerCase() === "true";
};

const largestPage = (filter: string | undefined, query: Partial<ListQuery>): number => {
  if (query.select?.includes("signInActivity") || /signInActivity/i.test(filter ?? ""))
    return LARGEST_SIGN_IN_PAGE;
  return query.expand?.property === "manager" ? LARGEST_MANAGER_PAGE : LARGEST_PAGE;
};

/** Reads the options of a list. Unknown ones are passed over, as Graph does. */
export const readQuery = (type: ListedType, params: URLSearchParams): ListQuery => {
  const option = (name: string): string | undefined => {
    for (const [key, value] of params) if (key.toLowerCase() === name) return value;
    return undefined;
  };
  if (option("$skip") !== undefined) throw badRequest("'$skip' is not supported by the service.");
  const select = readSelect(type, option("$select"));
  if (select?.some((name) => findProperty(type, name)?.[1].onList === "refused"))
    throw new GraphFault(501, "NotImplemented", "This operation target is not yet supported.");
  const filterText = option("$filter");
  const searchText = option("$search");
  const filtered: { clause: Filter; target: Target | undefined }[] = [];
  const filter =
    filterText === undefined
      ? undefined
      : resolveFilter(type, parseFilter(filterText), (clause, target) => {
          filtered.push({ clause, target });
        });
  const expand = readExpand(type, option("$expand"));
  return {
    select,
    filter,
    filtered,
    search: searchText === undefined ? undefined : parseSearch(type, searchText),
    orderby: readOrderby(type, option("$orderby")),
    top: readTop(
      option("$top"),
      largestPage(filterText, { select, ...(expand === undefined ? {} : { expand }) }),
    ),
    count: readCount(option("$count")),
    expand,
  };
};

const SEARCH =
  "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'";

const orderAbility = (type: ListedType, name: string) => {
  // Objects of several kinds sort by what they have in common.
  if (type === "directoryObject") return name === "displayName" ? "advanced" : undefined;
  return facts[type].properties[name]?.orderby;
};

const checkOrder = (type: ListedType, query: ListQuery, advanced: boolean): void => {
  const combined = query.filter !== undefined || query.search !== undefined;
  for (const { property } of query.orderby) {
    const ability = orderAbility(type, property);
    if (ability === undefined || (!advanced && (ability === "advanced" || combined)))
      throw unsupportedQuery("Sorting not supported for current query.");
  }
};

/**
 * Refuses what the tables do not allow, or only in an advanced query: header and `$count=true`.
 * @param isRelation Lists of related objects filter and sort in advanced queries only.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const checkQuery = (
  type: ListedType,
  query: ListQuery,
  consistencyLevel: string | undefined,
  isRelation = false,
): void => {
  const eventual = consistencyLevel?.toLowerCase() === "eventual";
  const advanced = eventual && query.count;
  // A collection is searched with the header alone, related objects with $count=true as well.
  if (query.search !== undefined && !(isRelation ? advanced : eventual))
    throw unsupportedQuery(SEARCH);
  if (advanced && query.expand !== undefined && query.expand.levels === 1)
    throw badRequest("$expand is not supported together with advanced queries.");
  for (const { clause, target } of query.filtered) checkClause(type, clause, target, advanced);
  checkIdentities(query.filtered.flatMap(({ target }) => target ?? []));
  if (query.filter !== undefined) {
    checkClauseCount(query.filter, advanced);
    if (isRelation && !advanced) {
      throw unsupportedQuery(
        "The specified filter to the reference property query is currently not supported.",
      );
    }
  }
  checkOrder(type, query, advanced);
  if (isRelation && !advanced && query.orderby.length > 0)
    throw unsupportedQuery("Sorting not supported for current query.");
};

/** `users`, or `users(id,displayName)` when properties were selected. */
export const contextOf = (
  type: ListedType,
  select: readonly string[] | undefined,
  expand?: Expand,
): string => {
  const collection = type === "directoryObject" ? "directoryObjects" : collectionOf[type];
  const inner = [...(select ?? []), ...(expand === undefined ? [] : [`${expand.property}()`])];
  return inner.length === 0 ? collection : `${collection}(${inner.join(",")})`;
};
