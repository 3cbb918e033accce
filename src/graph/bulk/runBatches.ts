import { GraphError } from "../errors/graphError";
import { shownPath } from "../errors/redact";
import type { GraphClient, GraphRequest, Purpose } from "../http/request";
import type { BatchResult } from "./batchResult";
import { type BatchOptions, BatchRun } from "./batchRun";
import { allOnFirst, type Dependent, dependencyGroups, dependentsOf } from "./dependencies";

/** A request of a batch, and the places of those that must succeed before it. */
export interface DependentRequest extends Dependent {
  readonly request: GraphRequest;
  /** `/$batch` of which version: its requests have paths of that one. */
  readonly batch: string;
}

/** What Graph answers to a request whose dependency failed. */
const failedDependency = (request: GraphRequest): BatchResult<never> => ({
  ok: false,
  outcome: "refused",
  error: new GraphError({
    operation: request.operation,
    method: request.method,
    path: shownPath(request.path),
    status: 424,
    code: "FailedDependency",
    graphMessage: "A request that this one depends on failed",
    details: [],
    advice: "It was not carried out.",
  }),
  answer: { status: 424, headers: {}, body: undefined },
  mayBeRepeat: false,
});

/**
 * Carries out requests of which some depend on others. Those that depend on each other go in a batch of their
 * own, in one chain, since Graph takes dependencies for all requests of a batch or for none; or as they are
 * when all of them depend on the first. The others go 20 to a batch.
 *
 * @param requests Undefined where nothing can be sent; nothing depends on those.
 * @returns What came of each, in their order.
 */
export const runBatches = async (
  graph: GraphClient,
  purpose: Purpose,
  requests: readonly (DependentRequest | undefined)[],
  options: BatchOptions,
): Promise<(BatchResult<unknown> | undefined)[]> => {
  const results = new Array<BatchResult<unknown> | undefined>(requests.length);
  const groups = dependencyGroups(requests);
  const itemOf = (key: number) => ({ key, request: (requests[key] as DependentRequest).request });
  const batchOf = (key: number | undefined): string => requests[key ?? -1]?.batch ?? "";

  let begun = false;
  const runGroup = async (group: readonly number[], chained: boolean | "first"): Promise<void> => {
    const path = batchOf(group[0]);
    const run = new BatchRun<number>(graph, purpose, { ...options, path, chained, begun });
    run.add(group.map(itemOf));
    begun = true;
    for (let settled = await run.next(); settled; settled = await run.next()) {
      for (const { key, result } of settled) {
        results[key] = result;
        if (result.ok || !chained) continue;
        const lost = dependentsOf(requests, group, key);
        for (const dependent of run.drop((place) => lost.has(place), "A request before it failed"))
          results[dependent.key] =
            dependent.result.ok || dependent.result.outcome === "unknown"
              ? dependent.result
              : failedDependency(itemOf(dependent.key).request);
      }
    }
  };

  const alone = groups
    .filter(({ length }) => length === 1)
    .flat()
    .filter((place) => requests[place] !== undefined);
  for (const path of new Set(alone.map(batchOf)))
    await runGroup(
      alone.filter((place) => batchOf(place) === path),
      false,
    );
  for (const group of groups.filter(({ length }) => length > 1))
    await runGroup(group, allOnFirst(requests, group) ? "first" : true);
  return results;
};
