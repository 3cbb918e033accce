import { batch } from "../batch";
import { isNotFound } from "../errors/graphError";
import type { GraphClient, GraphRequest, Purpose } from "../http/request";
import type { BatchResult } from "./batchResult";
import { type BatchOptions, BatchRun } from "./batchRun";
import {
  afterLook,
  type BulkError,
  type BulkResult,
  bulkError,
  bulkResult,
  type Failed,
  LONGEST_BULK_MS,
} from "./bulkResult";

/** One entry of a bulk write: what to send for it, or why nothing can be sent. */
export interface BulkWrite {
  /** What the entry is known by in the result; null when it has nothing. */
  readonly id: string | null;
  readonly request: GraphRequest | BulkError;
}

/**
 * What an entry says beside its id and its error, from what came of its request. It may name another id, and
 * another error; null makes a refusal a success.
 */
type ReadOutcome<E extends object, T> = (
  result: BatchResult<T>,
  index: number,
) => E & { readonly id?: string; readonly error?: BulkError | null };

const isRequest = (request: BulkWrite["request"]): request is GraphRequest => "method" in request;

/** Places of the writes by turns: one that names an object for the second time has its turn after the first. */
const turnsOf = (writes: readonly BulkWrite[]): number[][] => {
  const times = new Map<string, number>();
  const turns: number[][] = [];
  for (const [place, { id, request }] of writes.entries()) {
    if (!isRequest(request)) continue;
    const key = (id ?? `${place}`).toLowerCase();
    const turn = times.get(key) ?? 0;
    times.set(key, turn + 1);
    const places = turns[turn] ?? [];
    places.push(place);
    turns[turn] = places;
  }
  return turns;
};

/** What came of a deletion without an answer, from a look for its object. */
const lookedUp = <T>(failed: Failed, look: BatchResult<unknown>): BatchResult<T> =>
  !look.ok && isNotFound(look.error)
    ? { ok: true, status: 204, headers: {}, body: undefined as T, mayBeRepeat: true }
    : afterLook(failed, look.ok);

/** Looks for the objects whose deletion got no answer. */
const lookUpDeleted = async <T>(
  graph: GraphClient,
  purpose: Purpose,
  writes: readonly BulkWrite[],
  results: Map<number, BatchResult<T>>,
  options: BatchOptions,
): Promise<void> => {
  const open = [...results].flatMap(([key, result]) => {
    const request = writes[key]?.request as GraphRequest;
    const isOpen = !result.ok && result.outcome === "unknown" && request.method === "DELETE";
    return isOpen ? [{ key, path: request.path, failed: result }] : [];
  });
  const looks = await batch<unknown>(
    graph,
    purpose,
    open.map(({ path }) => ({
      ...purpose,
      method: "GET",
      path,
      query: { $select: "id" },
      awaitReplication: false,
    })),
    { ...options, begun: true },
  );
  for (const [place, { key, failed }] of open.entries())
    results.set(key, lookedUp<T>(failed, looks[place] as BatchResult<unknown>));
};

/**
 * Writes many objects, each with a request of its own, 20 in a batch and some batches at a time, and gives
 * the bulk result: one entry for each write, in their order, those that could not be sent included. Writes
 * with the same id follow each other. Deletions whose answers were lost to the end are looked up.
 *
 * @param blank What an entry says for which nothing could be sent.
 * @throws What the first envelope is refused with; later refusals are the entries' errors.
 */
export const writeEach = async <E extends object, T = unknown>(
  graph: GraphClient,
  purpose: Purpose,
  writes: readonly BulkWrite[],
  read: ReadOutcome<E, T>,
  blank: E,
  options: BatchOptions = {},
): Promise<BulkResult<E>> => {
  const inTime = { endsAt: Date.now() + LONGEST_BULK_MS, ...options };
  const run = new BatchRun<number, T>(graph, purpose, inTime);
  const results = new Map<number, BatchResult<T>>();
  for (const places of turnsOf(writes)) {
    run.add(places.map((key) => ({ key, request: writes[key]?.request as GraphRequest })));
    for (let settled = await run.next(); settled; settled = await run.next())
      for (const { key, result } of settled) results.set(key, result);
  }
  await lookUpDeleted(graph, purpose, writes, results, inTime);
  return bulkResult<E>(
    writes.map(({ id, request }, index) => {
      const result = results.get(index);
      if (result === undefined) return { id, ...blank, error: request as BulkError };
      return { id, error: result.ok ? null : bulkError(result), ...read(result, index) };
    }),
  );
};
