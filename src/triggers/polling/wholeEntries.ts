import {
  type BatchResult,
  batch,
  type GraphClient,
  type GraphRequest,
  type Purpose,
} from "../../graph";
import { type Entry, isBare } from "./entries";
import { LONGEST_HELD_MS } from "./memory";
import type { Standpoint } from "./objectNews";

/** How objects are read by their ids. */
interface ReadById {
  readonly graph: GraphClient;
  readonly purpose: Purpose;
  readonly request: (id: string) => GraphRequest;
  /** The flow wants whole records. */
  readonly wholeRecords: boolean;
}

/**
 * Whether the delta gave less of an object than the flow gets. Every object has a creation time, which is
 * always selected: without it only what changed came.
 */
const isPartial = (entry: Entry, { wholeRecords }: ReadById, { mode }: Standpoint): boolean =>
  entry.removed === undefined &&
  wholeRecords &&
  mode === "changes" &&
  !("createdDateTime" in entry.item);

/** What is known of an object after it was read; undefined while there is no more than its id. */
const filled = (entry: Entry, answer: BatchResult<Record<string, unknown>>): Entry | undefined => {
  if (!answer.ok) {
    if (answer.error.status !== 404) throw answer.error;
    return isBare(entry) ? undefined : entry;
  }
  const found = { ...entry, item: { ...entry.item, ...answer.body } };
  return isBare(found) ? undefined : found;
};

/**
 * The objects of some pages, each with all that there is to know: those that came with their id only, or
 * with less than the flow wants, are read, 20 in a request. One that still has nothing but its id is held
 * for the next round, for a day at most.
 */
export const wholeEntries = async (
  entries: readonly Entry[],
  how: ReadById,
  standpoint: Standpoint,
): Promise<Entry[]> => {
  const { memory, mode, begins, startedMs } = standpoint;
  const waiting = new Set(begins && mode === "changes" ? memory.held.keys() : []);
  for (const { id } of entries) waiting.delete(id);
  const all = [
    ...entries,
    ...Array.from(waiting, (id): Entry => ({ id, leg: 0, removed: undefined, item: { id } })),
  ];
  const unread = all.filter((entry) => isBare(entry) || isPartial(entry, how, standpoint));
  if (unread.length === 0 && memory.held.size === 0) return all;
  const answers = await batch<Record<string, unknown>>(
    how.graph,
    how.purpose,
    unread.map(({ id }) => how.request(id)),
  );
  const read = new Map(unread.map((entry, index) => [entry, answers[index]]));
  return all.flatMap((entry) => {
    const answer = read.get(entry);
    const found = answer === undefined ? entry : filled(entry, answer);
    if (found !== undefined) {
      memory.held.delete(entry.id);
      return [found];
    }
    const since = memory.held.get(entry.id) ?? new Date(startedMs).toISOString();
    if (startedMs - Date.parse(since) < LONGEST_HELD_MS) {
      memory.held.set(entry.id, since);
      return [];
    }
    memory.held.delete(entry.id);
    return answer?.ok ? [entry] : [];
  });
};
