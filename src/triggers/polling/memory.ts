import { isObject } from "../../graph";
import { type IdMemory, openIds, type StoredIds } from "./idMemory";
import { type KnownGroups, openGroups } from "./knownGroups";

/** Graph and the platform have clocks of their own, and a new object shows up some minutes late. */
export const CREATION_MARGIN_MS = 3_600_000;
/** For how long a soft-deleted object can be restored. */
const RESTORABLE_MS = 30 * 86_400_000;
/** For how long an object that shows no more than its id is waited for. */
export const LONGEST_HELD_MS = 86_400_000;
const MOST_HELD = 100;

/** What a trigger remembers of the objects it has told of, as it is kept between runs. */
export interface StoredMemory {
  /** Told while they were new, so that none is told as created twice. */
  readonly created: StoredIds;
  /** Told as soft-deleted, so that a return is a restore. */
  readonly deleted: StoredIds;
  /** Told as deleted, and then perhaps as restored: a run was about to. */
  readonly returning: StoredIds;
  /**
   * Not fully known: looked up in a later round. Objects that came with an id only; groups that a baseline
   * called deleted. ISO 8601 of the first time, by id.
   */
  readonly held: Readonly<Record<string, string>>;
  /** Groups whose members were told; null while nobody knows. */
  readonly groups: string | null;
  /** Milliseconds: of what was created up to then, some are forgotten. */
  readonly forgottenUntil: number;
  /** The same, of what was forgotten in the round under way: it matters to the next round only. */
  readonly forgetting: number;
}

/** The memory during a run. */
export interface Memory {
  readonly created: IdMemory;
  readonly deleted: IdMemory;
  readonly returning: IdMemory;
  /** Ids of what came back in this run. */
  readonly returned: ReadonlySet<string>;
  /** An object is there: whether it was told as deleted. From now on it was not. */
  noteReturn(id: string): boolean;
  /** An object is deleted: whether that is news. It is remembered from now on. */
  noteDeletion(id: string, atMs: number): boolean;
  /** What comes back is about to be told. */
  announceReturns(returned: ReadonlySet<string>, atMs: number): void;
  readonly held: Map<string, string>;
  readonly groups: KnownGroups;
  /** Whether an object that was created then may have been told and forgotten. */
  mayBeForgotten(createdMs: number): boolean;
  /** The round is whole: what is too old to matter from now on goes. */
  endRound(startedMs: number): void;
  /** For the state: what does not fit into the bytes is forgotten, the oldest first. */
  stored(bytes: number): StoredMemory;
}

const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

/** Reads what an earlier run has kept; what is not there is empty. */
export const openMemory = (value: unknown): Memory => {
  const kept = isObject(value) ? value : {};
  const created = openIds(kept.created);
  const deleted = openIds(kept.deleted);
  const returning = openIds(kept.returning);
  const returned = new Set<string>();
  const held = new Map<string, string>();
  for (const [id, since] of Object.entries(isObject(kept.held) ? kept.held : {}))
    if (typeof since === "string") held.set(id, since);
  const groups = openGroups(kept.groups);
  let forgottenUntil = numberOf(kept.forgottenUntil);
  let forgetting = numberOf(kept.forgetting);

  return {
    created,
    deleted,
    returning,
    returned,
    noteReturn: (id) => {
      const isSure = deleted.has(id);
      if (isSure) returned.add(id);
      const wasTold = isSure || returning.has(id);
      deleted.delete(id);
      returning.delete(id);
      return wasTold;
    },
    noteDeletion: (id, atMs) => {
      returning.delete(id);
      if (deleted.has(id)) return false;
      deleted.add(id, atMs);
      return true;
    },
    announceReturns: (ids, atMs) => {
      for (const id of ids) {
        deleted.delete(id);
        returning.add(id, atMs);
      }
    },
    held,
    groups,
    mayBeForgotten: (createdMs) => createdMs <= forgottenUntil,
    endRound: (startedMs) => {
      created.forgetBefore(startedMs - CREATION_MARGIN_MS);
      deleted.forgetBefore(startedMs - RESTORABLE_MS);
      returning.forgetBefore(startedMs - RESTORABLE_MS);
      forgottenUntil = Math.max(forgottenUntil, forgetting);
      forgetting = 0;
    },
    stored: (bytes) => {
      const heldIds = [...held].slice(-MOST_HELD);
      const known = groups.stored(bytes / 2);
      const taken = JSON.stringify(heldIds).length + (known?.length ?? 0) + 200;
      const left = Math.max(0, bytes - taken);
      // A restored one that nobody remembers must not pass for a new one either.
      const lost = [created.fit(left / 2), deleted.fit(left / 2)];
      // An id is in one of the two, so that both share half of the room.
      lost.push(returning.fit(left / 2 - JSON.stringify(deleted.stored()).length));
      forgetting = Math.max(forgetting, ...lost.map((ms) => ms ?? 0));
      return {
        created: created.stored(),
        deleted: deleted.stored(),
        returning: returning.stored(),
        held: Object.fromEntries(heldIds),
        groups: known,
        forgottenUntil,
        forgetting,
      };
    },
  };
};
