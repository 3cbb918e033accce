import { randomUUID } from "node:crypto";
import type { Clock } from "./clock";
import { badRequest, conflict, notFound } from "./graphFault";
import type { Kind } from "./schema";

/** An object of the directory: only what was set is stored. */
export interface Entity {
  readonly id: string;
  [property: string]: unknown;
}

export type Relation = "members" | "owners";

/** What happened to an object, for deltas and notifications. */
export interface Change {
  readonly kind: Kind;
  readonly id: string;
  readonly how: "changed" | "softDeleted" | "purged";
  readonly members?: readonly { readonly id: string; readonly removed: boolean }[];
  readonly created?: boolean;
  /** Of an update: the object as it was and as it is. */
  readonly update?: { readonly before: Entity; readonly after: Entity };
  /** Of links that came or went. */
  readonly relation?: Relation;
}

export interface Logged {
  readonly sequence: number;
  readonly how: Change["how"];
}

/** Properties that no two objects of a kind may share, in any case. */
const uniqueKeys: Record<Kind, readonly string[]> = {
  user: ["userPrincipalName"],
  group: ["uniqueName"],
  application: ["appId", "uniqueName"],
};

const kinds: readonly Kind[] = ["user", "group", "application"];

const perKind = <T>(make: (kind: Kind) => T): Record<Kind, T> =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<Kind, T>;

/** The objects of a tenant, their relations, what was deleted, and a log of every change. */
export const createDirectory = (clock: Clock) => {
  const live = perKind(() => new Map<string, Entity>());
  const deleted = perKind(() => new Map<string, Entity>());
  const keys = perKind(
    (kind) => new Map(uniqueKeys[kind].map((key) => [key, new Map<string, string>()])),
  );
  const relations = {
    members: new Map<string, Set<string>>(),
    owners: new Map<string, Set<string>>(),
  };
  const log = perKind(() => new Map<string, Logged>());
  const relationLog = new Map<
    string,
    Map<string, { sequence: number; removed: boolean; relation: Relation }>
  >();
  const listeners: ((change: Change) => void)[] = [];
  const hiddenUntil = new Map<string, number>();
  const replication = { lagMs: 0 };
  let sequence = 0;

  /** Whether a replica that lags does not know an object yet. */
  const isHidden = (id: string): boolean => (hiddenUntil.get(id) ?? 0) > clock.now().getTime();

  const fold = (value: unknown): string => String(value).toLowerCase();

  const index = (kind: Kind, entity: Entity): void => {
    for (const [key, ids] of keys[kind]) {
      if (entity[key] !== undefined && entity[key] !== null) ids.set(fold(entity[key]), entity.id);
    }
  };

  const unindex = (kind: Kind, entity: Entity): void => {
    for (const [key, ids] of keys[kind]) ids.delete(fold(entity[key]));
  };

  const checkUnique = (kind: Kind, entity: Entity): void => {
    for (const [key, ids] of keys[kind]) {
      const holder = entity[key] == null ? undefined : ids.get(fold(entity[key]));
      if (holder !== undefined && holder !== entity.id) throw conflict(key);
    }
  };

  const record = (change: Change): void => {
    sequence += 1;
    log[change.kind].delete(change.id);
    log[change.kind].set(change.id, { sequence, how: change.how });
    for (const listener of listeners) listener(change);
  };

  /** Adds an object without a check or a change in the log: for the seed. */
  const seed = (kind: Kind, entity: Entity): void => {
    live[kind].set(entity.id, entity);
    index(kind, entity);
  };

  const find = (kind: Kind, id: string): Entity | undefined => {
    const entity = live[kind].get(id.toLowerCase());
    return entity === undefined || isHidden(entity.id) ? undefined : entity;
  };

  const findByKey = (kind: Kind, key: string, value: string): Entity | undefined => {
    const id = keys[kind].get(key)?.get(fold(value));
    return id === undefined ? undefined : find(kind, id);
  };

  const findAny = (id: string): { kind: Kind; entity: Entity } | undefined => {
    for (const kind of kinds) {
      const entity = find(kind, id);
      if (entity !== undefined) return { kind, entity };
    }
    return undefined;
  };

  const create = (kind: Kind, properties: Readonly<Record<string, unknown>>): Entity => {
    const entity: Entity = {
      createdDateTime: clock.now().toISOString(),
      ...properties,
      id: randomUUID(),
    };
    checkUnique(kind, entity);
    seed(kind, entity);
    if (replication.lagMs > 0)
      hiddenUntil.set(entity.id, clock.now().getTime() + replication.lagMs);
    record({ kind, id: entity.id, how: "changed", created: true });
    return entity;
  };

  const update = (
    kind: Kind,
    entity: Entity,
    properties: Readonly<Record<string, unknown>>,
  ): Entity => {
    const next = { ...entity, ...properties, id: entity.id };
    checkUnique(kind, next);
    unindex(kind, entity);
    seed(kind, next);
    record({ kind, id: entity.id, how: "changed", update: { before: entity, after: next } });
    return next;
  };

  const remove = (kind: Kind, entity: Entity): void => {
    unindex(kind, entity);
    live[kind].delete(entity.id);
    deleted[kind].set(entity.id, { ...entity, deletedDateTime: clock.now().toISOString() });
    record({ kind, id: entity.id, how: "softDeleted" });
  };

  const findDeleted = (id: string): { kind: Kind; entity: Entity } | undefined => {
    for (const kind of kinds) {
      const entity = deleted[kind].get(id);
      if (entity !== undefined) return { kind, entity };
    }
    return undefined;
  };

  const restore = (id: string): { kind: Kind; entity: Entity } => {
    const found = findDeleted(id);
    if (found === undefined) throw notFound(id);
    const { deletedDateTime: _gone, ...entity } = found.entity;
    const back = entity as Entity;
    checkUnique(found.kind, back);
    deleted[found.kind].delete(id);
    seed(found.kind, back);
    record({ kind: found.kind, id, how: "changed" });
    return { kind: found.kind, entity: back };
  };

  const purge = (id: string): void => {
    const found = findDeleted(id);
    if (found === undefined) throw notFound(id);
    deleted[found.kind].delete(id);
    for (const related of Object.values(relations)) {
      related.delete(id);
      for (const ids of related.values()) ids.delete(id);
    }
    record({ kind: found.kind, id, how: "purged" });
  };

  const related = (relation: Relation, ownerId: string): Entity[] =>
    [...(relations[relation].get(ownerId) ?? [])].flatMap((id) => findAny(id)?.entity ?? []);

  const setRelated = (relation: Relation, ownerId: string, ids: readonly string[]): void => {
    relations[relation].set(ownerId, new Set(ids));
  };

  const recordLinks = (
    relation: Relation,
    ownerId: string,
    ids: readonly string[],
    removed: boolean,
  ): void => {
    // Also of one that was created with its members and is not replicated yet.
    const kind = kinds.find((candidate) => live[candidate].has(ownerId));
    if (kind === undefined) throw notFound(ownerId);
    record({
      kind,
      id: ownerId,
      how: "changed",
      relation,
      ...(relation === "members" ? { members: ids.map((id) => ({ id, removed })) } : {}),
    });
    const links = relationLog.get(ownerId) ?? new Map();
    for (const id of ids) links.set(`${relation}/${id}`, { sequence, removed, relation });
    relationLog.set(ownerId, links);
  };

  /** Adds all of them or none, as Graph does. */
  const link = (relation: Relation, ownerId: string, ids: readonly string[]): void => {
    const present = relations[relation].get(ownerId) ?? new Set<string>();
    for (const id of ids) if (findAny(id) === undefined) throw notFound(id);
    if (ids.some((id) => present.has(id))) {
      throw badRequest(
        `One or more added object references already exist for the following modified properties: '${relation}'.`,
      );
    }
    for (const id of ids) present.add(id);
    relations[relation].set(ownerId, present);
    recordLinks(relation, ownerId, ids, false);
  };

  const unlink = (relation: Relation, ownerId: string, id: string): void => {
    if (relations[relation].get(ownerId)?.delete(id) !== true) throw notFound(id);
    recordLinks(relation, ownerId, [id], true);
  };

  /** Links of an object that changed after a point in the log. */
  const linksSince = (ownerId: string, since: number) =>
    [...(relationLog.get(ownerId) ?? [])]
      .filter(([, entry]) => entry.sequence > since)
      .map(([key, entry]) => ({ id: key.slice(key.indexOf("/") + 1), ...entry }));

  const memberOf = (id: string): Entity[] =>
    [...relations.members].flatMap(([groupId, ids]) =>
      ids.has(id) ? (find("group", groupId) ?? []) : [],
    );

  return {
    seed,
    find,
    findByKey,
    findAny,
    findDeleted,
    create,
    update,
    remove,
    restore,
    purge,
    related,
    setRelated,
    link,
    unlink,
    linksSince,
    memberOf,
    all: function* (kind: Kind): Generator<Entity, void, void> {
      for (const entity of live[kind].values()) if (!isHidden(entity.id)) yield entity;
    },
    replication,
    allDeleted: (kind: Kind): IterableIterator<Entity> => deleted[kind].values(),
    size: (kind: Kind): number => live[kind].size,
    changes: (kind: Kind): ReadonlyMap<string, Logged> => log[kind],
    position: (): number => sequence,
    onChange: (listener: (change: Change) => void): void => {
      listeners.push(listener);
    },
  };
};

export type Directory = ReturnType<typeof createDirectory>;
