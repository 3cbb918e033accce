import { ANSWER_TOO_LARGE, isTlsFailure, neverReachedGraph } from "../errors/networkCodes";
import type { Method } from "./method";

/** How far one request may go before its failure is the answer. */
export interface RetryPolicy {
  /** Attempts after the first. */
  readonly maxRetries: number;
  /** Time for all attempts and waits together, in milliseconds. */
  readonly maxTotalMs: number;
  /** First wait of the exponential backoff, in milliseconds. */
  readonly baseDelayMs: number;
  /** Longest wait of our own; a Retry-After may be longer. In milliseconds. */
  readonly maxDelayMs: number;
  /** `fixed` waits `baseDelayMs` each time. */
  readonly backoff: "exponential" | "fixed";
  /** Repeat after every error response, not only after those that are known to pass. */
  readonly retryAllErrors: boolean;
}

export const defaultRetryPolicy: RetryPolicy = {
  maxRetries: 5,
  maxTotalMs: 120_000,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  backoff: "exponential",
  retryAllErrors: false,
};

/** One failed attempt. */
export interface FailedAttempt {
  readonly method: Method;
  /** A POST that may be sent twice. */
  readonly repeatable?: boolean | undefined;
  /** Attempts made so far, the failed one included: 1 after the first. */
  readonly attempt: number;
  readonly elapsedMs: number;
  /** Absent when no response came. */
  readonly status?: number | undefined;
  /** The network's code when no response came, e.g. `ECONNRESET`. */
  readonly networkCode?: string | undefined;
  /** The Retry-After header as it came. */
  readonly retryAfter?: string | undefined;
  /** The status was a success, but the body was cut off or not readable. */
  readonly brokenBody?: boolean;
  /** A limit that no waiting lifts, told with a status that asks to wait. */
  readonly final?: boolean;
  /** The failure is about an object that was created moments ago. */
  readonly replicating?: boolean;
  /** 409 `Directory_ConcurrencyViolation`: Graph did nothing, since another write was under way. */
  readonly concurrent?: boolean;
}

export type RetryDecision =
  | { readonly retry: true; readonly waitMs: number; readonly reason: string }
  | { readonly retry: false; readonly reason: string };

const TRANSIENT = new Set([408, 423, 500, 502, 503, 504]);

/** A fault that may have passed when the request comes again. */
export const isTransient = (status: number): boolean => TRANSIENT.has(status);

/** Too many requests, and too many bytes: neither was processed. */
const THROTTLED = new Set([429, 509]);

export const isThrottled = (status: number): boolean => THROTTLED.has(status);

/** After these statuses an attempt may have been carried out although its answer is a failure. */
const AMBIGUOUS = new Set([408, 500, 502, 503, 504]);

/** A Retry-After below this would be a burst. */
export const SHORTEST_ASKED_MS = 1_000;

const REPEATABLE = new Set<Method>(["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]);

/**
 * Whether a request changes nothing when it is carried out a second time. A PATCH in Graph sets absolute
 * values; a POST creates again, unless it says that it may be sent twice.
 */
export const isRepeatable = ({
  method,
  repeatable = false,
}: {
  readonly method: Method;
  readonly repeatable?: boolean | undefined;
}): boolean => repeatable || REPEATABLE.has(method);

/**
 * Milliseconds that a Retry-After asks for: seconds, fractional seconds (Graph sends them) or a date.
 * Undefined when it is missing or makes no sense.
 */
export const parseRetryAfter = (header: string | undefined, now: Date): number | undefined => {
  const text = header?.trim();
  if (text === undefined || text === "" || text.length > 64) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // Date.parse reads "-5" as a year, so it only gets what has the form of an HTTP date.
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
};

/** Whether Graph may have carried out an attempt that failed. */
export const mayHaveBeenDone = (
  status: number | undefined,
  networkCode: string,
  brokenBody: boolean,
): boolean =>
  brokenBody || (status === undefined ? !neverReachedGraph(networkCode) : AMBIGUOUS.has(status));

const repeatReason = (failure: FailedAttempt, policy: RetryPolicy): string | undefined => {
  const { status, networkCode = "" } = failure;
  if (isTlsFailure(networkCode) || networkCode === ANSWER_TOO_LARGE) return undefined;
  // Graph did not process a throttled request, so even a create may be sent again.
  if (status !== undefined && isThrottled(status) && !failure.final) return "throttled";
  if (failure.concurrent) return "another write was under way";
  if (failure.replicating) return "not replicated yet";
  if (status === undefined && neverReachedGraph(networkCode)) return "no connection";
  if (policy.retryAllErrors && status !== undefined && !failure.brokenBody)
    return `status ${status}`;
  if (!isRepeatable(failure)) return undefined;
  if (status === undefined) return "no response";
  if (failure.brokenBody) return "broken answer";
  return isTransient(status) ? `status ${status}` : undefined;
};

/** Our own wait before an attempt: as long as the policy's, and in any case no burst. */
const backoffMs = ({ attempt }: FailedAttempt, policy: RetryPolicy): number =>
  policy.backoff === "exponential"
    ? Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1))
    : Math.min(policy.maxDelayMs, policy.baseDelayMs);

/**
 * How long to wait. A Retry-After that is over already, or close to it, does not allow a burst: the
 * wait is at least that of the default backoff, and one of 0 at least that of the policy's own.
 */
const waitOf = (failure: FailedAttempt, policy: RetryPolicy, now: Date, random: number): number => {
  const own = backoffMs(failure, policy);
  const asked = parseRetryAfter(failure.retryAfter, now);
  if (asked === undefined) return policy.backoff === "exponential" ? Math.round(own * random) : own;
  if (asked >= SHORTEST_ASKED_MS) return asked;
  return Math.max(asked, asked === 0 ? own : 0, backoffMs(failure, defaultRetryPolicy));
};

/**
 * Decides, without waiting or sending anything, whether a failed attempt is followed by another.
 * Retry-After wins over our own backoff; only our own waits are jittered.
 *
 * @param random A number from 0 to 1, for full jitter.
 * @see https://learn.microsoft.com/graph/throttling
 */
export const retryDecision = (
  failure: FailedAttempt,
  policy: RetryPolicy,
  now: Date,
  random: number,
): RetryDecision => {
  const reason = repeatReason(failure, policy);
  if (reason === undefined) return { retry: false, reason: "cannot be repeated" };
  if (failure.attempt > policy.maxRetries) return { retry: false, reason: "attempts used up" };
  const waitMs = waitOf(failure, policy, now, random);
  if (failure.elapsedMs + waitMs > policy.maxTotalMs) {
    return {
      retry: false,
      reason: `waiting ${Math.ceil(waitMs / 1000)} s more would take too long`,
    };
  }
  return { retry: true, waitMs, reason };
};
