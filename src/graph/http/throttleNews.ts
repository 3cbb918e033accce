import { isObject } from "../isObject";
import { isBatchPath } from "../urls/isBatchPath";
import { header } from "./header";
import {
  type FailedAttempt,
  isThrottled,
  parseRetryAfter,
  type RetryDecision,
  SHORTEST_ASKED_MS,
} from "./retryDecision";
import type { ThrottleNews } from "./throttleGate";

type Headers = Parameters<typeof header>[0];

const shareIn = (headers: Headers): string | undefined =>
  header(headers, "x-ms-throttle-limit-percentage");

const informationIn = (headers: Headers): string | undefined =>
  header(headers, "x-ms-throttle-information");

/** What an attempt that failed told of throttling; undefined when it was not answered. */
export const newsOfFailure = (
  { status, final, retryAfter }: FailedAttempt,
  decision: RetryDecision,
  headers: Headers,
  now: Date,
): ThrottleNews | undefined => {
  if (status === undefined) return undefined;
  if (final || !isThrottled(status)) return { share: shareIn(headers) };
  return {
    waitMs: decision.retry ? decision.waitMs : (parseRetryAfter(retryAfter, now) ?? 0),
    information: informationIn(headers),
  };
};

interface Part {
  readonly status?: unknown;
  readonly headers?: Headers;
}

const partsOf = (body: unknown): readonly Part[] =>
  isObject(body) && Array.isArray(body.responses) ? body.responses.filter(isObject) : [];

/** The shortest wait of those that were refused: each of them waits for its own. */
const newsOfRefused = (refused: readonly Part[], now: Date): ThrottleNews => {
  const waits = refused.map(({ headers }) =>
    Math.max(SHORTEST_ASKED_MS, parseRetryAfter(header(headers, "retry-after"), now) ?? 0),
  );
  return { waitMs: Math.min(...waits), information: informationIn(refused[0]?.headers) };
};

/**
 * What a good answer told of throttling. The requests of a batch are counted one by one, so that some of
 * them can be refused in an envelope that was not; each part has headers of its own.
 *
 * @see https://learn.microsoft.com/graph/throttling#throttling-and-batching
 */
export const newsOfAnswer = (
  path: string,
  headers: Headers,
  body: unknown,
  now: Date,
): ThrottleNews => {
  const parts = isBatchPath(path) ? partsOf(body) : [];
  const refused = parts.filter(({ status }) => isThrottled(Number(status)));
  if (refused.length > 0) return newsOfRefused(refused, now);
  const shares = [headers, ...parts.map((part) => part.headers)].map(shareIn);
  return {
    share: shares
      .filter((share) => share !== undefined)
      .sort()
      .at(-1),
  };
};
