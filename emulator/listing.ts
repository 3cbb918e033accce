import type { Clock } from "./clock";
import { createContinuations } from "./continuations";
import type { Directory, Entity } from "./directory";
import { GraphFault, unsupportedQuery } from "./graphFault";
import { facts, type Property } from "./kinds";
import type { ListedType } from "./kinds/names";
import { matches, type ReadValue } from "./odata/filter";
import { checkQuery, contextOf, type ListQuery, readQuery } from "./odata/query";
import { searchMatches } from "./odata/search";
import { render, renderExpanded, renderMixed } from "./render";
import { checkReadable, sightOf } from "./view";

/** A list request, apart from HTTP. */
export interface ListRequest {
  /** The collection's URL without its query. */
  readonly url: string;
  readonly params: URLSearchParams;
  readonly consistencyLevel: string | undefined;
  readonly permissions: ReadonlySet<string>;
}

/** What is listed: objects of one kind, or of several, in which every entry tells its type. */
export interface Source {
  readonly type: ListedType;
  /** A list of related objects, which filters and sorts in advanced queries only. */
  readonly related?: true;
  /** A list that Graph gives in advanced queries only, whatever the query. */
  readonly advancedOnly?: true;
  readonly entities: () => Iterable<Entity>;
}

interface Rest {
  readonly entities: readonly Entity[];
  readonly position: number;
  readonly query: ListQuery;
  readonly advanced: boolean;
}

const HOUR = 3_600_000;

/** https://learn.microsoft.com/graph/aad-advanced-queries: the wording is that of other operators. */
const castNotAdvanced = () =>
  unsupportedQuery(
    "OData cast is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information",
  );

/** What a filter reads of an object: its properties, and what its relations lead to. */
const valuesOf =
  (directory: Directory, entity: Entity): ReadValue =>
  (name) => {
    if (name === "manager") return directory.findAny(String(entity.manager))?.entity;
    if (name === "members" || name === "owners") return directory.related(name, entity.id);
    if (name === "ownedObjects") return directory.owned(entity.id);
    const assignments = directory.appRoleAssignments;
    if (name === "appRoleAssignments")
      return assignments.all().filter(({ principalId }) => principalId === entity.id);
    if (name === "appRoleAssignedTo")
      return assignments.all().filter(({ resourceId }) => resourceId === entity.id);
    return entity[name];
  };

const byProperties =
  ({ orderby }: ListQuery) =>
  (one: Entity, other: Entity): number => {
    for (const { property, descending } of orderby) {
      const [left, right] = [String(one[property] ?? ""), String(other[property] ?? "")];
      const order = left.localeCompare(right, "en", { sensitivity: "base" });
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };

/** The properties that a query is about. */
const named = ({ select, filtered }: ListQuery): string[] => [
  ...(select ?? []),
  ...filtered.flatMap(({ target }) => target?.name ?? []),
];

/** One entry of a page, as the query and the permissions have it. */
const show = (
  directory: Directory,
  { type }: Source,
  entity: Entity,
  query: ListQuery,
  permissions: ReadonlySet<string>,
): Record<string, unknown> => {
  const kind = type === "directoryObject" ? directory.findAny(entity.id)?.kind : type;
  if (kind === undefined) return { id: entity.id };
  const { properties } = facts[kind];
  const select = query.select?.filter(
    (name) => (properties[name] as Property | undefined)?.onList === undefined,
  );
  const shown =
    type === "directoryObject"
      ? renderMixed(kind, entity, select, permissions)
      : render(kind, entity, select, sightOf(kind, permissions));
  if (query.expand !== undefined) {
    const value = renderExpanded(directory, entity, query.expand, permissions);
    if (value !== undefined) shown[query.expand.property] = value;
  }
  return shown;
};

/** Lists in pages: filters, searches and sorts once, then hands out the rest by opaque tokens. */
export const createListing = (root: () => string, clock: Clock, directory: Directory) => {
  const continuations = createContinuations<Rest>(clock, HOUR);

  const choose = (entities: Iterable<Entity>, query: ListQuery): Entity[] => {
    const chosen: Entity[] = [];
    for (const entity of entities) {
      if (query.filter !== undefined && !matches(query.filter, valuesOf(directory, entity)))
        continue;
      if (query.search !== undefined && !searchMatches(query.search, entity)) continue;
      chosen.push(entity);
    }
    return query.orderby.length === 0 ? chosen : chosen.sort(byProperties(query));
  };

  const readChecked = (
    request: ListRequest,
    { type, related, advancedOnly }: Source,
  ): ListQuery => {
    const query = readQuery(type, request.params);
    const eventual = request.consistencyLevel?.toLowerCase() === "eventual";
    if (advancedOnly && !(eventual && query.count)) throw castNotAdvanced();
    checkQuery(type, query, request.consistencyLevel, related);
    if (type !== "directoryObject")
      checkReadable(type, named(query), request.permissions, directory.licence);
    return query;
  };

  const begin = (request: ListRequest, source: Source): Rest => {
    const query = readChecked(request, source);
    const advanced = request.consistencyLevel?.toLowerCase() === "eventual";
    return { entities: choose(source.entities(), query), position: 0, query, advanced };
  };

  const resume = (token: string, request: ListRequest): Rest => {
    const rest = continuations.recall(token);
    if (rest === undefined) {
      throw new GraphFault(
        400,
        "Directory_ExpiredPageToken",
        "The specified page token value has expired and can no longer be included in your request.",
      );
    }
    if (rest.advanced && request.consistencyLevel?.toLowerCase() !== "eventual") {
      throw unsupportedQuery(
        "The page token was made by an advanced query: send ConsistencyLevel: eventual with every page.",
      );
    }
    return rest;
  };

  /** One page, in Graph's envelope. */
  const page = (request: ListRequest, source: Source): Record<string, unknown> => {
    const token = request.params.get("$skiptoken");
    const { entities, position, query, advanced } =
      token === null ? begin(request, source) : resume(token, request);
    const end = position + query.top;
    const context = contextOf(source.type, query.select, query.expand);
    const params = new URLSearchParams(request.params);
    if (end < entities.length) {
      params.set("$skiptoken", continuations.keep({ entities, position: end, query, advanced }));
    }
    return {
      "@odata.context": `${root()}/$metadata#${context}`,
      ...(query.count && advanced && token === null ? { "@odata.count": entities.length } : {}),
      ...(end < entities.length
        ? { "@odata.nextLink": `${request.url}?${params.toString().replaceAll("%24", "$")}` }
        : {}),
      value: entities
        .slice(position, end)
        .map((entity) => show(directory, source, entity, query, request.permissions)),
    };
  };

  /** The answer of `/$count`: a bare number. */
  const count = (request: ListRequest, source: Source): string => {
    if (request.consistencyLevel?.toLowerCase() !== "eventual") {
      throw new GraphFault(400, "Request_BadRequest", "$count is not currently supported.");
    }
    const params = new URLSearchParams([...request.params, ["$count", "true"]]);
    const query = readChecked({ ...request, params }, source);
    return String(choose(source.entities(), query).length);
  };

  return { page, count };
};

export type Listing = ReturnType<typeof createListing>;
