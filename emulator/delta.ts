import type { Clock } from "./clock";
import { createContinuations } from "./continuations";
import type { Directory, Entity } from "./directory";
import { badRequest, GraphFault } from "./graphFault";
import { collectionOf, defaultProperties, type Kind } from "./kinds";
import { walkFilter } from "./odata/filter";
import { contextOf, readQuery } from "./odata/query";

interface Scope {
  readonly kind: Kind;
  readonly select: readonly string[] | undefined;
  /** `members` and `owners` to track. */
  readonly relations: readonly string[];
  readonly ids: ReadonlySet<string> | undefined;
}

interface Round extends Scope {
  /** Changes after this point are in the round; undefined for a first round with everything. */
  readonly since: number | undefined;
  /** Where the next round begins. */
  readonly until: number;
  readonly entries: readonly string[];
  readonly position: number;
}

const PAGE = 100;
const MOST_IDS = 50;
const WEEK = 7 * 86_400_000;
const HOUR = 3_600_000;

const tracked: Record<Kind, readonly string[]> = {
  user: [],
  group: ["members", "owners"],
  application: [],
};

/** Change tracking of users, groups and applications. */
export const createDelta = (origin: () => string, clock: Clock, directory: Directory) => {
  const pages = createContinuations<Round>(clock, HOUR);
  const links = createContinuations<Scope & { since: number }>(clock, WEEK);

  const readScope = (kind: Kind, params: URLSearchParams): Scope => {
    for (const option of ["$expand", "$top", "$orderby", "$search"]) {
      if (params.has(option))
        throw badRequest(`The query option '${option}' is not supported by delta.`);
    }
    const selected = params
      .get("$select")
      ?.split(",")
      .map((name) => name.trim());
    const relations = selected?.filter((name) => tracked[kind].includes(name)) ?? tracked[kind];
    const plain = selected?.filter((name) => !tracked[kind].includes(name));
    const query = readQuery(
      kind,
      new URLSearchParams(plain?.length ? { $select: plain.join() } : {}),
    );
    const filter = params.get("$filter");
    if (filter === null) return { kind, select: query.select, relations, ids: undefined };
    const ids = new Set<string>();
    const parsed = readQuery(kind, new URLSearchParams({ $filter: filter })).filter;
    if (parsed !== undefined) {
      walkFilter(parsed, (node) => {
        if (node.type === "or") return;
        if (node.type === "compare" && node.operator === "eq" && node.property.join() === "id") {
          ids.add(String(node.value));
          return;
        }
        throw badRequest("Delta supports only filters of the form id eq 'x' or id eq 'y'.");
      });
    }
    if (kind !== "application" && ids.size > MOST_IDS)
      throw badRequest(`At most ${MOST_IDS} ids can be tracked.`);
    return { kind, select: query.select, relations, ids };
  };

  const begin = (scope: Scope, since: number | undefined): Round => {
    const entries: string[] = [];
    if (since === undefined) for (const { id } of directory.all(scope.kind)) entries.push(id);
    else
      for (const [id, { sequence }] of directory.changes(scope.kind))
        if (sequence > since) entries.push(id);
    const wanted = scope.ids === undefined ? entries : entries.filter((id) => scope.ids?.has(id));
    return { ...scope, since, until: directory.position(), entries: wanted, position: 0 };
  };

  const linkEntries = (round: Round, entity: Entity, relation: string): unknown[] => {
    if (round.since === undefined) {
      return directory
        .related(relation === "owners" ? "owners" : "members", entity.id)
        .map(({ id }) => ({
          "@odata.type": `#microsoft.graph.${directory.findAny(id)?.kind ?? "user"}`,
          id,
        }));
    }
    return directory
      .linksSince(entity.id, round.since)
      .filter((entry) => entry.relation === relation)
      .map(({ id, removed }) => ({
        "@odata.type": `#microsoft.graph.${directory.findAny(id)?.kind ?? "user"}`,
        id,
        ...(removed ? { "@removed": { reason: "deleted" } } : {}),
      }));
  };

  /** One object of a round. Never-set properties are left out; deleted ones keep only their id. */
  const show = (round: Round, id: string): Record<string, unknown> => {
    const entity = directory.find(round.kind, id);
    if (entity === undefined) {
      const purged = directory.changes(round.kind).get(id)?.how === "purged";
      return { id, "@removed": { reason: purged ? "deleted" : "changed" } };
    }
    const names = ["id", ...(round.select ?? defaultProperties[round.kind])];
    const shown: Record<string, unknown> = {};
    for (const name of names)
      if (entity[name] !== undefined && entity[name] !== null) shown[name] = entity[name];
    for (const relation of round.relations) {
      const entries = linkEntries(round, entity, relation);
      if (entries.length > 0) shown[`${relation}@delta`] = entries;
    }
    return shown;
  };

  const answer = (round: Round): Record<string, unknown> => {
    const { kind, select, relations, ids, entries, position, until } = round;
    const url = `${origin()}/v1.0/${collectionOf[kind]}/delta`;
    const end = position + PAGE;
    const link =
      end < entries.length
        ? { "@odata.nextLink": `${url}?$skiptoken=${pages.keep({ ...round, position: end })}` }
        : {
            "@odata.deltaLink": `${url}?$deltatoken=${links.keep({ kind, select, relations, ids, since: until })}`,
          };
    return {
      "@odata.context": `${origin()}/v1.0/$metadata#${contextOf(kind, select)}`,
      ...link,
      value: entries.slice(position, end).map((id) => show(round, id)),
    };
  };

  const expired = (kind: Kind): GraphFault =>
    new GraphFault(410, "SyncStateNotFound", "The sync state generation is not found.", {
      headers: { Location: `${origin()}/v1.0/${collectionOf[kind]}/delta?$deltatoken=` },
    });

  /** One page of a delta round. */
  const page = (kind: Kind, params: URLSearchParams): Record<string, unknown> => {
    const skiptoken = params.get("$skiptoken");
    const deltatoken = params.get("$deltatoken");
    if (skiptoken !== null) {
      const round = pages.recall(skiptoken);
      if (round === undefined) throw expired(kind);
      return answer(round);
    }
    if (deltatoken === null || deltatoken === "")
      return answer(begin(readScope(kind, params), undefined));
    if (deltatoken === "latest") {
      return answer({ ...begin(readScope(kind, params), directory.position()), entries: [] });
    }
    const link = links.recall(deltatoken);
    if (link === undefined) throw expired(kind);
    return answer(begin(link, link.since));
  };

  return { page };
};

export type Delta = ReturnType<typeof createDelta>;
