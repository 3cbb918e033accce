import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import {
  type AnsweredRequest,
  batchRequestExamplePayload,
} from "../../examplePayloads/batchRequest";
import {
  assertNoneFailed,
  type BulkError,
  bulkError,
  bulkResult,
  InputError,
  LONGEST_BULK_MS,
  resolveGraphUrl,
  runBatches,
} from "../../graph";
import { failOnError, requests } from "../../inputs/bulk";
import type { BatchEntry } from "../../inputs/clean/batchRequests";
import { connection, debugRequest } from "../../inputs/common";
import { answeredRequests, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** Where a request goes: the `$batch` of its version, and its path under that. */
const targetOf = (url: string, place: number, origin: string): { batch: string; path: string } => {
  const { pathname, search } = new URL(resolveGraphUrl("Requests", url, origin));
  const [, version, path] = /^\/(v1\.0|beta)(\/.+)$/i.exec(pathname) ?? [];
  if (version === undefined || path === undefined)
    throw new InputError("Requests", `entry ${place} has a url outside of /v1.0 and /beta`);
  if (/^\/(\$|%24)batch\/?$/i.test(path))
    throw new InputError("Requests", `entry ${place} is a batch itself; batches cannot be nested`);
  const isBeta = version.toLowerCase() === "beta";
  return { batch: isBeta ? `${origin}/beta/$batch` : "/$batch", path: `${path}${search}` };
};

const isInvalid = (request: BatchEntry["request"]): request is BulkError => "code" in request;

/** Dependencies stay within one batch, and a batch within one version. */
const assertOneVersion = (
  entries: readonly BatchEntry[],
  batches: readonly (string | undefined)[],
): void => {
  for (const [place, { dependsOn }] of entries.entries())
    for (const other of dependsOn)
      if (batches[other] !== batches[place])
        throw new InputError(
          "Requests",
          `entry ${place} depends on entry ${other}, which is of another version or cannot be sent`,
        );
};

/**
 * Sends many requests, 20 in a `$batch`, and gives the answer to each. What is throttled is sent
 * again by itself after its Retry-After; a POST that Graph may have carried out is not. Requests that
 * depend on each other go in one batch; those of `/beta` go to the batch of beta. What was not reached in 13
 * minutes is `NotAttempted`.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const batchRequest = action({
  display: {
    label: "Batch Request",
    description: "Sends many requests to Microsoft Graph in batches, and gives each answer.",
  },
  inputs: { connection, requests, failOnError, debugRequest },
  ...notAllowed(batchRequestExamplePayload),
  outputSchema: output(answeredRequests),
  perform: async (context, { connection, requests: entries, failOnError, debugRequest }) => {
    const endsAt = Date.now() + LONGEST_BULK_MS;
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Batch Request", permission: permissions.batchRequest };
    const sent = entries.map(({ request, dependsOn }, place) => {
      if (isInvalid(request)) return undefined;
      const { url, ...rest } = request;
      const { batch, path } = targetOf(url, place, graph.origin);
      return { batch, dependsOn, request: { ...purpose, ...rest, path } };
    });
    assertOneVersion(
      entries,
      sent.map((one) => one?.batch),
    );
    const answers = await runBatches(graph, purpose, sent, { endsAt });
    const result = bulkResult<AnsweredRequest>(
      entries.map(({ id, request }, place) => {
        const none = { status: null, headers: null, body: null };
        const answer = answers[place];
        if (answer === undefined) return { id, ...none, error: request as BulkError };
        if (answer.ok) {
          const { status, headers, body = null } = answer;
          return { id, status, headers, body, error: null };
        }
        const { status, headers, body = null } = answer.answer ?? none;
        // What Graph said of it stays as it is, even where it leaves open whether it was done.
        const code = answer.answer === undefined ? {} : { code: answer.error.code };
        return { id, status, headers, body, error: { ...bulkError(answer), ...code } };
      }),
    );
    if (failOnError) assertNoneFailed(purpose, result);
    return { data: result };
  },
});
