import { randomUUID } from "node:crypto";
import type { Clock } from "../clock";
import { notFound } from "../graphFault";
import { type Kind, kinds, perKind } from "../kinds";
import type { ChangeLog } from "./changeLog";
import type { Entity } from "./types";
import { createUniqueKeys } from "./uniqueKeys";

type Properties = Readonly<Record<string, unknown>>;

interface Found {
  readonly kind: Kind;
  readonly entity: Entity;
}

/** The living objects, as a replica knows them that may lag behind. */
const createLiving = (clock: Clock) => {
  const live = perKind(() => new Map<string, Entity>());
  const keys = createUniqueKeys();
  const hiddenUntil = new Map<string, number>();
  const replication = { lagMs: 0 };
  const isHidden = (id: string): boolean => {
    const until = hiddenUntil.get(id);
    return until !== undefined && until > clock.now().getTime();
  };

  const find = (kind: Kind, id: string): Entity | undefined => {
    const entity = live[kind].get(id.toLowerCase());
    return entity === undefined || isHidden(entity.id) ? undefined : entity;
  };

  return {
    live,
    keys,
    replication,
    isHidden,
    find,
    findByKey: (kind: Kind, key: string, value: string): Entity | undefined => {
      const id = keys.idOf(kind, key, value);
      return id === undefined ? undefined : find(kind, id);
    },
    /** Also by one that is not replicated yet. */
    holdsKey: (kind: Kind, key: string, value: string): boolean =>
      keys.idOf(kind, key, value) !== undefined,
    findAny: (id: string): Found | undefined => {
      for (const kind of kinds) {
        const entity = find(kind, id);
        if (entity !== undefined) return { kind, entity };
      }
      return undefined;
    },
    all: function* (kind: Kind): Generator<Entity, void, void> {
      for (const entity of live[kind].values()) if (!isHidden(entity.id)) yield entity;
    },
    put: (kind: Kind, entity: Entity): void => {
      live[kind].set(entity.id, entity);
      keys.add(kind, entity);
    },
    take: (kind: Kind, entity: Entity): void => {
      keys.remove(kind, entity);
      live[kind].delete(entity.id);
    },
    hide: (id: string): void => {
      if (replication.lagMs > 0) hiddenUntil.set(id, clock.now().getTime() + replication.lagMs);
    },
  };
};

/** The objects of a tenant and what was deleted of them. */
export const createObjects = (clock: Clock, { record }: ChangeLog) => {
  const living = createLiving(clock);
  const { keys, live, put, take } = living;
  const deleted = perKind(() => new Map<string, Entity>());

  const findDeleted = (id: string): Found | undefined => {
    for (const kind of kinds) {
      const entity = deleted[kind].get(id.toLowerCase());
      if (entity !== undefined && !living.isHidden(entity.id)) return { kind, entity };
    }
    return undefined;
  };

  const deletedOf = (id: string): Found => {
    const found = findDeleted(id);
    if (found === undefined) throw notFound(id);
    return found;
  };

  const create = (kind: Kind, properties: Properties): Entity => {
    const createdDateTime = clock.now().toISOString();
    const entity: Entity = { createdDateTime, ...properties, id: randomUUID() };
    keys.check(kind, entity);
    put(kind, entity);
    living.hide(entity.id);
    record({ kind, id: entity.id, how: "changed", created: true });
    return entity;
  };

  const update = (kind: Kind, entity: Entity, properties: Properties): Entity => {
    const next = { ...entity, ...properties, id: entity.id };
    keys.check(kind, next);
    keys.remove(kind, entity);
    put(kind, next);
    record({ kind, id: entity.id, how: "changed", update: { before: entity, after: next } });
    return next;
  };

  const remove = (kind: Kind, entity: Entity): void => {
    take(kind, entity);
    deleted[kind].set(entity.id, { ...entity, deletedDateTime: clock.now().toISOString() });
    living.hide(entity.id);
    record({ kind, id: entity.id, how: "softDeleted" });
  };

  const restore = (id: string, changes: Properties = {}): Found => {
    const { kind, entity } = deletedOf(id);
    const { deletedDateTime: _gone, ...kept } = entity;
    const back: Entity = { ...kept, ...changes, id: entity.id };
    keys.check(kind, back);
    deleted[kind].delete(back.id);
    put(kind, back);
    record({ kind, id: back.id, how: "changed" });
    return { kind, entity: back };
  };

  /** Forgets a deleted object for good. */
  const purge = (id: string): Found => {
    const found = deletedOf(id);
    deleted[found.kind].delete(found.entity.id);
    return found;
  };

  return {
    ...living,
    findDeleted,
    create,
    update,
    remove,
    restore,
    purge,
    allDeleted: (kind: Kind): IterableIterator<Entity> => deleted[kind].values(),
    size: (kind: Kind): number => live[kind].size,
    /** Also of one that is not replicated yet. */
    kindOf: (id: string): Kind | undefined => kinds.find((kind) => live[kind].has(id)),
  };
};

export type Objects = ReturnType<typeof createObjects>;
