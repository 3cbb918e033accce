import { batch } from "../batch";
import type { GraphClient, GraphRequest, Purpose } from "../http/request";
import type { BatchOptions } from "./batchRun";
import {
  type BulkError,
  type BulkResult,
  bulkError,
  bulkResult,
  LONGEST_BULK_MS,
} from "./bulkResult";
import type { BatchResult } from "./partDecision";

/** One entry of a bulk write: what to send for it, or why nothing can be sent. */
export interface BulkWrite {
  /** What the entry is known by in the result; null when it has nothing. */
  readonly id: string | null;
  readonly request: GraphRequest | BulkError;
}

/** What came of a request, and what else the entry says: `E`. `error` null makes a refusal a success. */
export type ReadOutcome<E extends object, T> = (
  result: BatchResult<T>,
  index: number,
) => E & { readonly id?: string; readonly error?: null };

const isRequest = (request: BulkWrite["request"]): request is GraphRequest => "method" in request;

/** Envelopes on different objects that are under way at a time. */
const OVERLAP = 3;

/**
 * Writes many objects, each with a request of its own, 20 in a batch and some batches at a time, and gives
 * the bulk result: one entry for each write, in their order, those that could not be sent included. Writes
 * to one and the same object are not for it: see `chained` of `batch`.
 *
 * @param read What the entry says beside id and error, from the result of its request.
 * @param blank The same for an entry for which nothing could be sent.
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
  const requests = writes.map(({ request }) => request).filter(isRequest);
  const results = await batch<T>(graph, purpose, requests, {
    overlap: OVERLAP,
    endsAt: Date.now() + LONGEST_BULK_MS,
    ...options,
  });
  let sent = 0;
  return bulkResult<E>(
    writes.map(({ id, request }, index) => {
      const result = isRequest(request) ? results[sent] : undefined;
      if (result === undefined) return { id, ...blank, error: request as BulkError };
      sent += 1;
      return { id, error: result.ok ? null : bulkError(result), ...read(result, index) };
    }),
  );
};
