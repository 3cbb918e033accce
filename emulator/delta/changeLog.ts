import { isDeepStrictEqual } from "node:util";
import type { Directory } from "../directory";
import { collectionOf, type Kind } from "../kinds";
import { isTracked, type Scope, type TrackedRelation } from "./scope";

/** A member, owner or manager that came or went. */
export interface Link {
  readonly relation: TrackedRelation;
  readonly id: string;
  readonly removed: boolean;
}

interface ObjectLog {
  /** When it was last created, deleted, restored or purged. */
  existence: number;
  readonly properties: Map<string, number>;
  readonly managers: Map<string, { sequence: number; removed: boolean }>;
}

const kinds = Object.keys(collectionOf) as Kind[];

/** What changed since a point in the directory's log, property by property and link by link. */
export const createChangeLog = (directory: Directory) => {
  const logs = new Map<string, ObjectLog>();

  directory.onChange(({ id, update, relation }) => {
    if (relation !== undefined) return; // the directory keeps these itself
    const sequence = directory.position();
    const log = logs.get(id) ?? { existence: 0, properties: new Map(), managers: new Map() };
    logs.set(id, log);
    if (update === undefined) {
      log.existence = sequence;
      return;
    }
    const { before, after } = update;
    for (const name of Object.keys(after)) {
      if (!isDeepStrictEqual(before[name], after[name])) log.properties.set(name, sequence);
    }
    if (before.manager === after.manager) return;
    if (typeof before.manager === "string")
      log.managers.set(before.manager, { sequence, removed: true });
    if (typeof after.manager === "string")
      log.managers.set(after.manager, { sequence, removed: false });
  });

  const isPurged = (id: string): boolean =>
    kinds.some((kind) => directory.changes(kind).get(id)?.how === "purged");

  const propertyChanged = (id: string, name: string, since: number): boolean =>
    (logs.get(id)?.properties.get(name) ?? 0) > since;

  /** Whether an object was created or restored after a point. */
  const appeared = (id: string, since: number): boolean => (logs.get(id)?.existence ?? 0) > since;

  /** The links that came or went; one to a purged object has left no trace. */
  const linksSince = ({ relations }: Scope, ownerId: string, since: number): Link[] => {
    const managers = [...(logs.get(ownerId)?.managers ?? [])]
      .filter(([, { sequence }]) => sequence > since)
      .map(([id, { removed }]) => ({ relation: "manager" as const, id, removed }));
    return [...directory.linksSince(ownerId, since), ...managers]
      .filter(({ relation, id }) => relations.includes(relation) && !isPurged(id))
      .map(({ relation, id, removed }) => ({ relation, id, removed }));
  };

  /** The links that there are. */
  const linksNow = ({ kind, relations }: Scope, ownerId: string): Link[] =>
    relations.flatMap((relation) => {
      const manager = directory.find(kind, ownerId)?.manager;
      const ids =
        relation === "manager"
          ? [manager].filter((id) => typeof id === "string").filter((id) => directory.findAny(id))
          : directory.related(relation, ownerId).map(({ id }) => id);
      return ids.map((id) => ({ relation, id, removed: false }));
    });

  /** Whether an object changed in what the scope follows. */
  const isChanged = (scope: Scope, id: string, since: number): boolean => {
    if (appeared(id, since)) return true;
    const names = scope.select ?? [...(logs.get(id)?.properties.keys() ?? [])].filter(isTracked);
    return (
      names.some((name) => propertyChanged(id, name, since)) ||
      linksSince(scope, id, since).length > 0
    );
  };

  return { isChanged, appeared, propertyChanged, linksSince, linksNow };
};

export type ChangeLog = ReturnType<typeof createChangeLog>;
