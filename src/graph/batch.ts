import type { BatchResult } from "./bulk/batchResult";
import { type BatchOptions, BatchRun } from "./bulk/batchRun";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";

export type { BatchResult } from "./bulk/batchResult";
export type { BatchOptions } from "./bulk/batchRun";

/**
 * Carries out requests in batches of 20, reads or writes, and gives their results in the order of the
 * input. A request that is throttled, meets another write (409) or a passing fault is sent again by itself,
 * after its own Retry-After; a create only when Graph did not carry it out. Requests that write one object
 * are `chained`.
 *
 * @param purpose Names the envelope in errors, when it is refused as a whole.
 * @throws What the first envelope was refused with; once something was done, the rest is `notAttempted`.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const batch = async <T>(
  graph: GraphClient,
  purpose: Purpose,
  requests: readonly GraphRequest[],
  options: BatchOptions = {},
): Promise<BatchResult<T>[]> => {
  const run = new BatchRun<number, T>(graph, purpose, options);
  run.add(requests.map((request, key) => ({ key, request })));
  const results = new Array<BatchResult<T>>(requests.length);
  for (let settled = await run.next(); settled !== undefined; settled = await run.next())
    for (const { key, result } of settled) results[key] = result;
  return results;
};
