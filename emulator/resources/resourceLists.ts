import type { Clock } from "../clock";
import { createContinuations } from "../continuations";
import { GraphFault } from "../graphFault";
import { matches } from "../odata/filter";
import type { Services } from "../routes/context";
import type { ResourceFacts, Row } from "./resource";
import { type ResourceQuery, readResourceQuery } from "./resourceQuery";

interface Rest {
  readonly rows: readonly Row[];
  readonly query: ResourceQuery;
}

/** What an entry shows of a relation: `{ principal: { … } }`. */
type ShowExpanded = (row: Row, relation: string) => Record<string, unknown>;

const HOUR = 3_600_000;

/** An entry as a read shows it: every property, null where it was never set, or the selected ones. */
const show = (
  facts: ResourceFacts,
  row: Row,
  { select, expand }: ResourceQuery,
  expanded: ShowExpanded,
): Record<string, unknown> => ({
  ...Object.fromEntries((select ?? facts.properties).map((name) => [name, row[name] ?? null])),
  ...(expand === undefined ? {} : expanded(row, expand)),
});

const contextOf = ({ context }: ResourceFacts, { select }: ResourceQuery): string =>
  `${context}${select === undefined ? "" : `(${select.join(",")})`}`;

const nothing: ShowExpanded = () => ({});

/** Lists of what is no directory object: one page after the other by opaque tokens. */
export const createResourceLists = (
  { origin, root }: Pick<Services, "origin" | "root">,
  clock: Clock,
) => {
  const continuations = createContinuations<Rest>(clock, HOUR);

  const begin = (facts: ResourceFacts, params: URLSearchParams, rows: Iterable<Row>): Rest => {
    const query = readResourceQuery(facts, params);
    const { filter } = query;
    return {
      query,
      rows: [...rows].filter((row) => filter === undefined || matches(filter, (name) => row[name])),
    };
  };

  const resume = (token: string): Rest => {
    const rest = continuations.recall(token);
    if (rest !== undefined) return rest;
    throw new GraphFault(
      400,
      "Directory_ExpiredPageToken",
      "The specified page token value has expired and can no longer be included in your request.",
    );
  };

  /** One page, in Graph's envelope. */
  const page = (
    facts: ResourceFacts,
    requested: string,
    rows: Iterable<Row>,
    expanded: ShowExpanded = nothing,
  ): Record<string, unknown> => {
    const url = new URL(requested);
    const token = url.searchParams.get("$skiptoken");
    const rest = token === null ? begin(facts, url.searchParams, rows) : resume(token);
    const { top, count } = rest.query;
    const params = new URLSearchParams(url.searchParams);
    const later = rest.rows.slice(top);
    if (later.length > 0) params.set("$skiptoken", continuations.keep({ ...rest, rows: later }));
    return {
      "@odata.context": `${root()}/$metadata#${contextOf(facts, rest.query)}`,
      ...(count && token === null ? { "@odata.count": rest.rows.length } : {}),
      ...(later.length > 0
        ? {
            "@odata.nextLink": `${origin()}${url.pathname}?${params.toString().replaceAll("%24", "$")}`,
          }
        : {}),
      value: rest.rows.slice(0, top).map((row) => show(facts, row, rest.query, expanded)),
    };
  };

  /** One entry by itself. */
  const one = (
    facts: ResourceFacts,
    requested: string,
    row: Row,
    expanded: ShowExpanded = nothing,
  ): Record<string, unknown> => {
    const query = readResourceQuery(facts, new URL(requested).searchParams);
    return {
      "@odata.context": `${root()}/$metadata#${contextOf(facts, query)}/$entity`,
      ...show(facts, row, query, expanded),
    };
  };

  return { page, one };
};
