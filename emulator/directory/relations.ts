import { badRequest, notFound } from "../graphFault";
import type { ChangeLog } from "./changeLog";
import type { Objects } from "./objects";
import type { Entity, Relation } from "./types";

/** Who is a member or an owner of what. */
export const createRelations = (objects: Objects, log: ChangeLog) => {
  const related = {
    members: new Map<string, Set<string>>(),
    owners: new Map<string, Set<string>>(),
  };

  const record = (
    relation: Relation,
    ownerId: string,
    ids: readonly string[],
    removed: boolean,
  ): void => {
    const kind = objects.kindOf(ownerId);
    if (kind === undefined) throw notFound(ownerId);
    log.recordLinks(kind, ownerId, relation, ids, removed);
  };

  /** Adds all of them or none, as Graph does. */
  const link = (relation: Relation, ownerId: string, ids: readonly string[]): void => {
    const present = related[relation].get(ownerId) ?? new Set<string>();
    for (const id of ids) if (objects.findAny(id) === undefined) throw notFound(id);
    if (ids.some((id) => present.has(id))) {
      throw badRequest(
        `One or more added object references already exist for the following modified properties: '${relation}'.`,
      );
    }
    for (const id of ids) present.add(id);
    related[relation].set(ownerId, present);
    record(relation, ownerId, ids, false);
  };

  const unlink = (relation: Relation, ownerId: string, id: string): void => {
    if (related[relation].get(ownerId)?.delete(id) !== true) throw notFound(id);
    record(relation, ownerId, [id], true);
  };

  /** What an object is a member of, or owns. */
  const holders = (relation: Relation, id: string): Entity[] =>
    [...related[relation]].flatMap(([ownerId, ids]) =>
      ids.has(id) ? (objects.findAny(ownerId)?.entity ?? []) : [],
    );

  return {
    link,
    unlink,
    related: (relation: Relation, ownerId: string): Entity[] =>
      [...(related[relation].get(ownerId) ?? [])].flatMap(
        (id) => objects.findAny(id)?.entity ?? [],
      ),
    setRelated: (relation: Relation, ownerId: string, ids: readonly string[]): void => {
      related[relation].set(ownerId, new Set(ids));
    },
    memberOf: (id: string): Entity[] => holders("members", id),
    /** Groups, applications; devices have a relation of their own. */
    owned: (id: string): Entity[] =>
      holders("owners", id).filter((entity) => objects.kindOf(entity.id) !== "device"),
    ownedDevices: (id: string): Entity[] =>
      holders("owners", id).filter((entity) => objects.kindOf(entity.id) === "device"),
    directReports: (id: string): Entity[] =>
      [...objects.all("user")].filter(({ manager }) => manager === id),
    /** Takes an object out of every relation, without a trace. */
    forget: (id: string): void => {
      for (const owners of Object.values(related)) {
        owners.delete(id);
        for (const ids of owners.values()) ids.delete(id);
      }
    },
  };
};
