import { type Kind, perKind } from "../kinds";
import type { Change, Logged, Relation } from "./types";

interface LinkChange {
  readonly sequence: number;
  readonly removed: boolean;
  readonly relation: Relation;
}

/** Every change of the directory in its order, and who is told of it. */
export const createChangeLog = () => {
  const objects = perKind(() => new Map<string, Logged>());
  const links = new Map<string, Map<string, LinkChange>>();
  const listeners: ((change: Change) => void)[] = [];
  let sequence = 0;

  const record = (change: Change): void => {
    sequence += 1;
    objects[change.kind].delete(change.id);
    objects[change.kind].set(change.id, { sequence, how: change.how });
    for (const listener of listeners) listener(change);
  };

  const recordLinks = (
    kind: Kind,
    ownerId: string,
    relation: Relation,
    ids: readonly string[],
    removed: boolean,
  ): void => {
    record({
      kind,
      id: ownerId,
      how: "changed",
      relation,
      links: ids,
      removed,
      ...(relation === "members" ? { members: ids.map((id) => ({ id, removed })) } : {}),
    });
    const changed = links.get(ownerId) ?? new Map<string, LinkChange>();
    for (const id of ids) changed.set(`${relation}/${id}`, { sequence, removed, relation });
    links.set(ownerId, changed);
  };

  /** Links of an object that changed after a point in the log. */
  const linksSince = (ownerId: string, since: number) =>
    [...(links.get(ownerId) ?? [])]
      .filter(([, entry]) => entry.sequence > since)
      .map(([key, entry]) => ({ id: key.slice(key.indexOf("/") + 1), ...entry }));

  return {
    record,
    recordLinks,
    linksSince,
    changes: (kind: Kind): ReadonlyMap<string, Logged> => objects[kind],
    position: (): number => sequence,
    onChange: (listener: (change: Change) => void): void => {
      listeners.push(listener);
    },
  };
};

export type ChangeLog = ReturnType<typeof createChangeLog>;
