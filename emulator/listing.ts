import type { Clock } from "./clock";
import { createContinuations } from "./continuations";
import type { Directory, Entity } from "./directory";
import { GraphFault, unsupportedQuery } from "./graphFault";
import { checkAdvanced } from "./odata/advanced";
import { matches } from "./odata/filter";
import { contextOf, type ListQuery, readQuery } from "./odata/query";
import { searchMatches } from "./odata/search";
import { render, renderExpanded, renderMixed } from "./render";
import type { Kind } from "./schema";

/** A list request, apart from HTTP. */
export interface ListRequest {
  /** The collection's URL without its query. */
  readonly url: string;
  readonly params: URLSearchParams;
  readonly consistencyLevel: string | undefined;
}

/** What is listed: a collection of one kind, or a relation in which every entry tells its type. */
export interface Source {
  readonly kind: Kind;
  readonly mixed?: boolean;
  readonly entities: () => Iterable<Entity>;
}

interface Rest {
  readonly entities: readonly Entity[];
  readonly position: number;
  readonly query: ListQuery;
  readonly advanced: boolean;
}

const HOUR = 3_600_000;

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

/** Lists in pages: filters, searches and sorts once, then hands out the rest by opaque tokens. */
export const createListing = (origin: () => string, clock: Clock, directory: Directory) => {
  const continuations = createContinuations<Rest>(clock, HOUR);

  const select = (entities: Iterable<Entity>, query: ListQuery): Entity[] => {
    const chosen: Entity[] = [];
    for (const entity of entities) {
      if (query.filter !== undefined && !matches(query.filter, entity)) continue;
      if (query.search !== undefined && !searchMatches(query.search, entity)) continue;
      chosen.push(entity);
    }
    return query.orderby.length === 0 ? chosen : chosen.sort(byProperties(query));
  };

  const begin = (request: ListRequest, source: Source): Rest => {
    const query = readQuery(source.kind, request.params);
    checkAdvanced(source.kind, query, request.consistencyLevel, source.mixed);
    const advanced = request.consistencyLevel?.toLowerCase() === "eventual";
    return { entities: select(source.entities(), query), position: 0, query, advanced };
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

  const show = (source: Source, entity: Entity, query: ListQuery): Record<string, unknown> => {
    const shown = source.mixed
      ? renderMixed(directory.findAny(entity.id)?.kind ?? source.kind, entity, query.select)
      : render(source.kind, entity, query.select);
    if (query.expand !== undefined) {
      const value = renderExpanded(directory, entity, query.expand);
      if (value !== undefined) shown[query.expand.property] = value;
    }
    return shown;
  };

  /** One page, in Graph's envelope. */
  const page = (request: ListRequest, source: Source): Record<string, unknown> => {
    const token = request.params.get("$skiptoken");
    const { entities, position, query, advanced } =
      token === null ? begin(request, source) : resume(token, request);
    const end = position + query.top;
    const context = source.mixed ? "directoryObjects" : contextOf(source.kind, query.select);
    const params = new URLSearchParams(request.params);
    if (end < entities.length) {
      params.set("$skiptoken", continuations.keep({ entities, position: end, query, advanced }));
    }
    return {
      "@odata.context": `${origin()}/v1.0/$metadata#${context}`,
      ...(query.count && advanced && token === null ? { "@odata.count": entities.length } : {}),
      ...(end < entities.length
        ? { "@odata.nextLink": `${request.url}?${params.toString().replaceAll("%24", "$")}` }
        : {}),
      value: entities.slice(position, end).map((entity) => show(source, entity, query)),
    };
  };

  /** The answer of `/$count`: a bare number. */
  const count = (request: ListRequest, source: Source): string => {
    if (request.consistencyLevel?.toLowerCase() !== "eventual") {
      throw new GraphFault(400, "Request_BadRequest", "$count is not currently supported.");
    }
    const query = readQuery(source.kind, request.params);
    return String(select(source.entities(), query).length);
  };

  return { page, count };
};

export type Listing = ReturnType<typeof createListing>;
