import { GraphError } from "../errors/graphError";
import type { GraphFailure } from "../errors/graphFailure";
import {
  failureFromResponse,
  isConcurrencyViolation,
  isNothingToDelete,
  isReplicationText,
} from "../errors/readFailure";
import { shownPath } from "../errors/redact";
import { header } from "../http/header";
import type { GraphRequest } from "../http/request";
import {
  isRepeatable,
  isThrottled,
  isTransient,
  mayHaveBeenDone,
  parseRetryAfter,
} from "../http/retryDecision";
import { isObject } from "../isObject";
import type { BatchResult } from "./batchResult";
import type { PartAnswer } from "./envelope";

/** One request, and what is known of its attempts. */
interface Attempted {
  readonly request: GraphRequest;
  /** Attempts that Graph answered or may have carried out, the present one included. */
  readonly attempts: number;
  /** An earlier attempt may have been carried out: its answer was lost. */
  readonly mayBeDone: boolean;
}

export interface AttemptPolicy {
  /** Attempts of a request that meets passing faults. */
  readonly mostAttempts: number;
  /** Attempts of a request that is throttled. */
  readonly mostThrottled: number;
  /** A request that is asked to wait longer is given up; in milliseconds. */
  readonly longestWaitMs: number;
}

type PartDecision<T> =
  | { readonly again: true; readonly waitMs: number; readonly mayBeDone: boolean }
  | { readonly again: false; readonly result: BatchResult<T> };

const FIRST_WAIT_MS = 1_000;
const LONGEST_OWN_WAIT_MS = 30_000;

const bodyText = ({ body }: PartAnswer): string =>
  typeof body === "string" ? body : JSON.stringify(body ?? "");

/** As long as Graph asks, and at least a second: less would be a burst. */
const waitOf = (answer: PartAnswer, attempts: number, now: Date): number => {
  const asked = parseRetryAfter(header(answer.headers, "retry-after"), now);
  const own = Math.min(LONGEST_OWN_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return asked === undefined || asked < FIRST_WAIT_MS ? own : asked;
};

/** The answer of a request that the batch left out. */
export const missingAnswer: PartAnswer = {
  status: 500,
  headers: {},
  body: {
    error: { code: "", message: "The batch came back without an answer to this request" },
  },
};

/** What the failure of an envelope is for each of its requests. */
export const answerOfEnvelope = (failure: GraphError): PartAnswer => {
  const { status, code, retryAfterMs } = failure;
  const lost = mayHaveBeenDone(status, code, status !== undefined && status < 300);
  return {
    status: status === undefined || status < 300 ? 503 : status,
    headers: retryAfterMs === undefined ? {} : { "Retry-After": String(retryAfterMs / 1000) },
    body: undefined,
    envelope: failure,
    untouched: !lost,
  };
};

const failureOf = (request: GraphRequest, answer: PartAnswer, now: Date): GraphFailure => {
  const { status, headers, envelope } = answer;
  const { operation, permission, method, path } = request;
  return envelope === undefined
    ? failureFromResponse(request, { status, headers, body: bodyText(answer) }, now)
    : { ...envelope, operation, permission, method, path: shownPath(path) };
};

/** 31 seconds of waiting for a replica; then what it says is an answer. */
const MOST_WHILE_REPLICATING = 6;

/** Attempts of a request whose refusal cannot be read; a gateway garbled it, so that its reason is unknown. */
const MOST_UNREADABLE = 4;

/** A refusal without Graph's error in it. Graph sends one with each. */
const isUnreadable = ({ status, body }: PartAnswer): boolean =>
  status >= 400 && status < 500 && status !== 424 && !(isObject(body) && isObject(body.error));

/** About the caller or another write: it says nothing of the attempt before it. */
const SAYS_NOTHING = new Set([401, 403, 409]);

const isPassing = (
  request: GraphRequest,
  { status, untouched = false }: PartAnswer,
  text: string,
  isReplicating: boolean,
): boolean =>
  untouched ||
  isThrottled(status) ||
  (status === 409 && isConcurrencyViolation(text)) ||
  (isTransient(status) && isRepeatable(request)) ||
  isReplicating;

/**
 * Decides what an answer means for a request of a batch: done, failed, or to be sent again after its own
 * Retry-After. What was throttled or met another write was not carried out, so that even a create may be
 * sent again; what met a server fault only when a second time changes nothing.
 *
 * @param isRecent The request names an object that was created moments ago, which a replica may not know.
 */
export const partDecision = <T>(
  { request, attempts, mayBeDone }: Attempted,
  answer: PartAnswer,
  policy: AttemptPolicy,
  now: Date,
  { isRecent = false, granted }: { isRecent?: boolean; granted?: GraphFailure["granted"] } = {},
): PartDecision<T> => {
  const { status, headers, body, untouched = false } = answer;
  if (status < 400)
    return {
      again: false,
      result: { ok: true, status, headers, body: body as T, mayBeRepeat: mayBeDone },
    };
  const text = bodyText(answer);
  const isReplicating =
    isRecent && attempts < MOST_WHILE_REPLICATING && isReplicationText(status, text);
  // As in the transport: the attempt whose answer was lost has deleted it.
  if (
    request.method === "DELETE" &&
    mayBeDone &&
    isNothingToDelete(status, text) &&
    !isReplicating
  ) {
    const gone = status === 404 ? new GraphError(failureOf(request, answer, now)) : undefined;
    return {
      again: false,
      result: { ok: true, status: 204, headers: {}, body: undefined as T, mayBeRepeat: true, gone },
    };
  }
  const maybe = mayBeDone || (!untouched && mayHaveBeenDone(status, "", false));
  const most = isThrottled(status) ? policy.mostThrottled : policy.mostAttempts;
  const waitMs = waitOf(answer, attempts, now);
  const isGarbled = isUnreadable(answer);
  const passes =
    isPassing(request, answer, text, isReplicating) || (isGarbled && attempts < MOST_UNREADABLE);
  if (passes && attempts < most && waitMs <= policy.longestWaitMs)
    return { again: true, waitMs, mayBeDone: maybe };
  const unknown =
    maybe && (isGarbled || isTransient(status) || isThrottled(status) || SAYS_NOTHING.has(status));
  return {
    again: false,
    result: {
      ok: false,
      outcome: unknown ? "unknown" : "refused",
      error: new GraphError({ ...failureOf(request, answer, now), granted }),
      answer: answer.envelope === undefined && answer !== missingAnswer ? answer : undefined,
      mayBeRepeat: mayBeDone,
    },
  };
};

/** Says that a request was not sent before the run ended, or was sent without success. */
export const notAttempted = <T>(
  { request, mayBeDone }: Attempted,
  reason: string,
): BatchResult<T> => ({
  ok: false,
  outcome: mayBeDone ? "unknown" : "notAttempted",
  error: new GraphError({
    operation: request.operation,
    permission: request.permission,
    method: request.method,
    path: shownPath(request.path),
    code: mayBeDone ? "OutcomeUnknown" : "NotAttempted",
    graphMessage: reason,
    details: [],
    advice: mayBeDone ? undefined : "Nothing was done. Run the step again for the rest.",
  }),
  mayBeRepeat: mayBeDone,
});
