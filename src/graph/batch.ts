import { GraphError } from "./errors/graphError";
import { failureFromResponse, isConcurrencyViolation } from "./errors/readFailure";
import { header } from "./http/header";
import type { Method } from "./http/method";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";
import { isThrottled, isTransient, parseRetryAfter } from "./http/retryDecision";
import { wait } from "./time";
import { queryString } from "./urls/query";

/** What came of one request of a batch, at its place in the input. */
export type BatchResult<T> =
  | { readonly ok: true; readonly status: number; readonly body: T }
  | { readonly ok: false; readonly error: GraphError };

interface SubResponse {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface BatchOptions {
  readonly now?: () => Date;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Most requests that Graph takes in one batch. */
const LARGEST_BATCH = 20;
const ROUNDS = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

const READS = new Set<Method>(["GET", "HEAD"]);

const bodyText = ({ body }: SubResponse): string =>
  typeof body === "string" ? body : JSON.stringify(body ?? "");

/** Only what Graph did not carry out, and reads that met a passing fault, may be asked again. */
const mayRepeat = ({ method }: GraphRequest, response: SubResponse): boolean =>
  isThrottled(response.status) ||
  (response.status === 409 && isConcurrencyViolation(bodyText(response))) ||
  (READS.has(method) && isTransient(response.status));

/**
 * Carries out requests in batches of 20 and gives their results in the order of the input. Each
 * sub-request is throttled by itself: only those are sent again, after the longest wait that one of
 * them asks for.
 *
 * @param purpose Names the envelope in errors, when it is refused as a whole.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const batch = async <T>(
  graph: GraphClient,
  purpose: Purpose,
  requests: readonly GraphRequest[],
  { now = () => new Date(), sleep = wait }: BatchOptions = {},
): Promise<BatchResult<T>[]> => {
  const results = new Array<BatchResult<T>>(requests.length);

  const send = async (indexes: readonly number[]): Promise<Map<number, SubResponse>> => {
    const subRequests = indexes.map((index) => {
      const { method, path, query, headers, body } = requests[index] as GraphRequest;
      const typed = body === undefined ? {} : { "Content-Type": "application/json" };
      return {
        id: String(index),
        method,
        url: `${path}${queryString(query ?? {})}`,
        headers: { ...typed, ...headers },
        body,
      };
    });
    const { body } = await graph.request<{ responses?: SubResponse[] }>({
      ...purpose,
      method: "POST",
      path: "/$batch",
      body: { requests: subRequests },
    });
    return new Map((body?.responses ?? []).map((response) => [Number(response.id), response]));
  };

  const settle = (index: number, response: SubResponse): void => {
    const { status, body, headers } = response;
    const request = requests[index] as GraphRequest;
    if (status < 400) {
      results[index] = { ok: true, status, body: body as T };
      return;
    }
    const failure = failureFromResponse(
      request,
      { status, headers: headers ?? {}, body: bodyText(response) },
      now(),
    );
    results[index] = {
      ok: false,
      error: new GraphError({ ...failure, granted: graph.granted?.() }),
    };
  };

  const missing = (index: number): SubResponse => ({
    id: String(index),
    status: 500,
    body: { error: { code: "", message: "The batch came back without an answer to this request" } },
  });

  for (let start = 0; start < requests.length; start += LARGEST_BATCH) {
    let pending = requests
      .slice(start, start + LARGEST_BATCH)
      .map((_request, offset) => start + offset);
    for (let round = 1; pending.length > 0; round += 1) {
      const responses = await send(pending);
      const again: number[] = [];
      let waitMs = 0;
      for (const index of pending) {
        const response = responses.get(index) ?? missing(index);
        if (round < ROUNDS && mayRepeat(requests[index] as GraphRequest, response)) {
          const asked = parseRetryAfter(header(response.headers, "retry-after"), now());
          // A Retry-After of less than a second would be a burst.
          const own = FIRST_WAIT_MS * 2 ** (round - 1);
          waitMs = Math.max(waitMs, asked === undefined || asked < FIRST_WAIT_MS ? own : asked);
          again.push(index);
        }
        settle(index, response);
      }
      if (again.length === 0 || waitMs > LONGEST_WAIT_MS) break;
      await sleep(waitMs);
      pending = again;
    }
  }
  return results;
};
