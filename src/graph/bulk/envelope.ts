import type { GraphFailure } from "../errors/graphFailure";
import { refusalBody } from "../errors/refusalBody";
import { header } from "../http/header";
import type { GraphClient, GraphRequest, Purpose } from "../http/request";
import { isObject } from "../isObject";
import { queryString } from "../urls/query";

/** Most requests that Graph takes in one batch. */
export const LARGEST_BATCH = 20;

/** What Graph answered to one request of a batch. */
export interface PartAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as it is; text or base64 otherwise; undefined for an empty answer. */
  readonly body: unknown;
  /** The envelope failed, and this is what its failure means for each of its requests. */
  readonly envelope?: GraphFailure;
  /** Graph did not carry it out: it was not even sent. */
  readonly untouched?: boolean;
}

const headersOf = (given: unknown): Record<string, string> =>
  isObject(given)
    ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
    : {};

const subRequest = (
  { method, path, query, headers, body }: GraphRequest,
  id: string,
  dependsOn: string | undefined,
) => {
  // Graph wants a body for every one of these, and its type: https://learn.microsoft.com/graph/json-batching
  const sent = body === undefined && /^(POST|PUT|PATCH)$/.test(method) ? {} : body;
  const isTyped = sent === undefined || header(headers, "content-type") !== undefined;
  return {
    id,
    ...(dependsOn === undefined ? {} : { dependsOn: [dependsOn] }),
    method,
    url: `${path}${queryString(query ?? {})}`,
    headers: { ...(isTyped ? {} : { "Content-Type": "application/json" }), ...headers },
    body: sent,
  };
};

export interface EnvelopeOptions {
  /** Each request waits for the one before it, or all for the first: 424 when that one failed. */
  readonly chained: boolean | "first";
  /** `/$batch`, or that of another version. */
  readonly path: string;
  /** For all attempts of the envelope together, in milliseconds. */
  readonly maxTotalMs?: number | undefined;
}

/** What Graph answered to an envelope. */
interface EnvelopeAnswer {
  /** In the order of the requests, whatever order Graph has; undefined where it left one out. */
  readonly answers: readonly (PartAnswer | undefined)[];
  /** The envelope, as against its requests, had to wait before Graph took it. */
  readonly wasThrottled: boolean;
}

/**
 * Sends up to 20 requests in one `$batch`. Graph takes dependencies for all of them or for none.
 *
 * @throws What the client throws when the envelope itself is refused or lost.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const sendEnvelope = async (
  graph: GraphClient,
  purpose: Purpose,
  requests: readonly (readonly [id: string, request: GraphRequest])[],
  { chained, path, maxTotalMs }: EnvelopeOptions,
): Promise<EnvelopeAnswer> => {
  const { body, wasThrottled = false } = await graph.request<unknown>({
    ...purpose,
    method: "POST",
    path,
    body: {
      requests: requests.map(([id, request], place) => {
        const before = chained === "first" ? 0 : place - 1;
        return subRequest(request, id, chained && place > 0 ? requests[before]?.[0] : undefined);
      }),
    },
    ...(maxTotalMs === undefined ? {} : { retry: { maxTotalMs } }),
  });
  const responses = isObject(body) && Array.isArray(body.responses) ? body.responses : [];
  const answers = new Map<string, PartAnswer>();
  for (const response of responses.filter(isObject)) {
    const { id, headers, body: answer } = response;
    const status = Number(response.status);
    answers.set(String(id), {
      status,
      headers: headersOf(headers),
      body: refusalBody(status, answer ?? undefined),
    });
  }
  return { answers: requests.map(([id]) => answers.get(id)), wasThrottled };
};
