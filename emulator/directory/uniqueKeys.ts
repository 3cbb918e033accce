import { conflict } from "../graphFault";
import { facts, type Kind, perKind } from "../kinds";
import type { Entity } from "./types";

const fold = (value: unknown): string => String(value).toLowerCase();

/** The properties that no two objects of a kind share, in any case of their letters. */
export const createUniqueKeys = () => {
  const keys = perKind(
    (kind) => new Map(facts[kind].uniqueKeys.map((key) => [key, new Map<string, string>()])),
  );

  return {
    add: (kind: Kind, entity: Entity): void => {
      for (const [key, ids] of keys[kind]) {
        if (entity[key] !== undefined && entity[key] !== null)
          ids.set(fold(entity[key]), entity.id);
      }
    },
    remove: (kind: Kind, entity: Entity): void => {
      for (const [key, ids] of keys[kind]) ids.delete(fold(entity[key]));
    },
    check: (kind: Kind, entity: Entity): void => {
      for (const [key, ids] of keys[kind]) {
        const holder = entity[key] == null ? undefined : ids.get(fold(entity[key]));
        if (holder !== undefined && holder !== entity.id) throw conflict(key);
      }
    },
    idOf: (kind: Kind, key: string, value: string): string | undefined =>
      keys[kind].get(key)?.get(fold(value)),
  };
};
