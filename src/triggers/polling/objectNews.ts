import { type Entry, propertiesOf, recordOf } from "./entries";
import type { ObjectChange, ObjectNews } from "./events";
import { CREATION_MARGIN_MS, type Memory } from "./memory";
import type { LegMode, Resync } from "./round";

/** What the change of an object is judged by. */
export interface Standpoint {
  /** Id of the round. */
  readonly round: string;
  readonly mode: LegMode;
  readonly resync: Resync | null;
  /** These are the first pages of the round. */
  readonly begins: boolean;
  /** When the round began, in milliseconds. */
  readonly startedMs: number;
  /** When the last whole round began; undefined when there was none. */
  readonly lastRoundMs: number | undefined;
  readonly memory: Memory;
}

/** Milliseconds of the creation of an object; undefined where Graph does not say. */
const createdMs = ({ item }: Entry): number | undefined => {
  const time = Date.parse(String(item.createdDateTime));
  return Number.isNaN(time) ? undefined : time;
};

const deletionOf = (
  { id, removed }: Entry,
  { memory, mode, startedMs }: Standpoint,
): ObjectChange | undefined => {
  // What a baseline says of deleted objects is old: nobody was told of them.
  if (mode === "full") return undefined;
  memory.held.delete(id);
  if (removed === "deleted") {
    memory.deleted.delete(id);
    memory.returning.delete(id);
    return "permanentlyDeleted";
  }
  return memory.noteDeletion(id, startedMs) ? "softDeleted" : undefined;
};

/**
 * What became of an object since the last whole round, and what is to be remembered of that. Undefined
 * when it was told already, or is nothing to tell.
 */
export const changeOf = (
  entry: Entry,
  standpoint: Standpoint,
): ObjectNews["changeType"] | undefined => {
  const { id, removed } = entry;
  const { memory, mode, resync, startedMs, lastRoundMs } = standpoint;
  if (removed !== undefined) return deletionOf(entry, standpoint);
  const created = createdMs(entry);
  const isYoung =
    created !== undefined && created >= (lastRoundMs ?? startedMs) - CREATION_MARGIN_MS;
  const isNew = isYoung && !memory.created.has(id) && !memory.mayBeForgotten(created);
  if (isYoung) memory.created.add(id, created);
  if (mode === "full" && (resync === null || lastRoundMs === undefined)) return "existing";
  if (memory.noteReturn(id)) return "restored";
  return isNew ? "created" : "updated";
};

/** How the flow wants its events. */
export interface Wanted {
  readonly resource: ObjectNews["resource"];
  readonly changes: readonly ObjectChange[];
  /** `createdDateTime` is read for our own use only. */
  readonly hidesCreation: boolean;
  readonly onlyChanged: boolean;
}

/** Of a resync a consumer must see every object that is there, or it would drop it. */
const wantedChange = (
  change: ObjectNews["changeType"],
  { changes }: Wanted,
  { resync }: Standpoint,
): ObjectNews["changeType"] | undefined => {
  if (change === "existing" || changes.some((wanted) => wanted === change)) return change;
  return resync === null ? undefined : "existing";
};

export const isDeletion = (change: ObjectNews["changeType"] | undefined): boolean =>
  change === "softDeleted" || change === "permanentlyDeleted";

/** The news of the objects of some pages, and how many of them were deletions, wanted or not. */
export const objectNews = (
  entries: readonly Entry[],
  wanted: Wanted,
  standpoint: Standpoint,
): { news: ObjectNews[]; deletions: number } => {
  const hidden = wanted.hidesCreation ? "createdDateTime" : undefined;
  const news: ObjectNews[] = [];
  let deletions = 0;
  for (const entry of entries) {
    const change = changeOf(entry, standpoint);
    if (isDeletion(change)) deletions += 1;
    const changeType = change && wantedChange(change, wanted, standpoint);
    if (changeType === undefined) continue;
    const gone = entry.removed !== undefined;
    news.push({
      changeType,
      id: entry.id,
      resource: wanted.resource,
      changedProperties:
        wanted.onlyChanged && change === "updated" && standpoint.mode === "changes"
          ? propertiesOf(entry.item).filter((name) => name !== hidden)
          : null,
      record: gone ? null : recordOf(entry.item, hidden),
    });
  }
  return { news, deletions };
};
