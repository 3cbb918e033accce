import { badRequest, GraphFault, unsupportedQuery } from "../graphFault";
import { collectionOf, facts, type Kind } from "../kinds";
import { type Filter, parseFilter } from "./filter";
import { parseSearch, type Search } from "./search";

export interface OrderBy {
  readonly property: string;
  readonly descending: boolean;
}

/** The system query options of one request, read and checked. */
export interface ListQuery {
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  readonly search: Search | undefined;
  readonly orderby: readonly OrderBy[];
  readonly top: number;
  readonly count: boolean;
  readonly expand:
    | { readonly property: string; readonly select: readonly string[] | undefined }
    | undefined;
}

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 999;
const LARGEST_SIGN_IN_PAGE = 120;

const canonical = (kind: Kind, name: string): string => {
  for (const property of Object.keys(facts[kind].properties)) {
    if (property.toLowerCase() === name.toLowerCase()) return property;
  }
  if (/^extension_|^@/.test(name)) return name;
  throw badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${kind}'.`,
  );
};

export const readSelect = (kind: Kind, text: string | undefined): readonly string[] | undefined =>
  text === undefined || text === ""
    ? undefined
    : text.split(",").map((name) => canonical(kind, name.trim()));

const readTop = (text: string | undefined, largest: number): number => {
  if (text === undefined) return Math.min(DEFAULT_PAGE, largest);
  const top = Number(text);
  if (!Number.isInteger(top) || top < 1 || top > LARGEST_PAGE) {
    throw unsupportedQuery(
      `Invalid page size specified: '${text}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`,
    );
  }
  return Math.min(top, largest);
};

const readOrderby = (kind: Kind, text: string | undefined): OrderBy[] =>
  (text ?? "")
    .split(",")
    .filter((clause) => clause.trim() !== "")
    .map((clause) => {
      const [name = "", direction = "asc"] = clause.trim().split(/\s+/);
      if (!/^(asc|desc)$/i.test(direction))
        throw badRequest(`Syntax error in $orderby: '${clause}'`);
      return { property: canonical(kind, name), descending: direction.toLowerCase() === "desc" };
    });

const readExpand = (kind: Kind, text: string | undefined): ListQuery["expand"] => {
  if (text === undefined) return undefined;
  const [, property = "", , select] = /^(\w+)(\(\$select=([\w,]+)\))?$/.exec(text.trim()) ?? [];
  if (facts[kind].relations[property]?.expandable !== true) {
    throw new GraphFault(400, "ExpandNotSupported", `Expand is not supported for '${text}'.`);
  }
  return { property, select: select?.split(",") };
};

/** Reads the options of a list. Unknown ones are passed over, as Graph does. */
export const readQuery = (kind: Kind, params: URLSearchParams): ListQuery => {
  const option = (name: string): string | undefined => {
    for (const [key, value] of params) if (key.toLowerCase() === name) return value;
    return undefined;
  };
  if (option("$skip") !== undefined) throw badRequest("'$skip' is not supported by the service.");
  const select = readSelect(kind, option("$select"));
  if (select?.some((name) => facts[kind].properties[name]?.onList === "refused")) {
    throw new GraphFault(501, "NotImplemented", "This operation target is not yet supported.");
  }
  const filterText = option("$filter");
  const searchText = option("$search");
  const readsSignIns =
    select?.includes("signInActivity") || /signInActivity/i.test(filterText ?? "");
  return {
    select,
    filter: filterText === undefined ? undefined : parseFilter(filterText),
    search: searchText === undefined ? undefined : parseSearch(searchText),
    orderby: readOrderby(kind, option("$orderby")),
    top: readTop(option("$top"), readsSignIns ? LARGEST_SIGN_IN_PAGE : LARGEST_PAGE),
    count: option("$count")?.toLowerCase() === "true",
    expand: readExpand(kind, option("$expand")),
  };
};

/** `users`, or `users(id,displayName)` when properties were selected. */
export const contextOf = (kind: Kind, select: readonly string[] | undefined): string =>
  select === undefined ? collectionOf[kind] : `${collectionOf[kind]}(${select.join(",")})`;
