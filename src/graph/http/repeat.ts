import type { AxiosError, AxiosResponse } from "axios";
import {
  isConcurrencyViolation,
  isNothingToDelete,
  isReplicationText,
} from "../errors/readFailure";
import { isSubscriptionQuota } from "../errors/subscriptionAdvice";
import { isBroken } from "./axiosFailure";
import { header } from "./header";
import type { PendingRequest } from "./pendingRequest";
import { asText } from "./responseBody";
import {
  type FailedAttempt,
  isThrottled,
  mayHaveBeenDone,
  type RetryDecision,
  retryDecision,
} from "./retryDecision";
import { newsOfFailure } from "./throttleNews";
import { report } from "./trace";

const LONGEST_REPLICATION_MS = 30_000;

/** A repeated DELETE that finds nothing: the first one, whose answer was lost, has done it. */
export const isDeletedBefore = (
  pending: PendingRequest,
  response: AxiosResponse | undefined,
): boolean =>
  pending.request.method === "DELETE" &&
  pending.mayBeDone &&
  isNothingToDelete(response?.status, asText(response?.data));

const isReplicating = (pending: PendingRequest, response: AxiosResponse | undefined): boolean => {
  const { awaitReplication } = pending.request;
  const text = asText(response?.data);
  return (
    awaitReplication !== false &&
    (isReplicationText(response?.status, text) ||
      (awaitReplication instanceof RegExp && awaitReplication.test(text))) &&
    pending.settings.recent.includesAny(pending.mentions())
  );
};

const decide = (pending: PendingRequest, failure: FailedAttempt): RetryDecision => {
  const { policy, startedAt, settings } = pending;
  const { endsAt, now, random } = settings;
  const maxTotalMs = Math.min(
    policy.maxTotalMs,
    endsAt - startedAt,
    failure.replicating && !failure.concurrent ? LONGEST_REPLICATION_MS : Number.POSITIVE_INFINITY,
  );
  return retryDecision(failure, { ...policy, maxTotalMs }, now(), random());
};

/** After a failed attempt: decides whether another follows, and waits until it may. */
export const isRepeated = async (error: AxiosError): Promise<boolean> => {
  const pending = error.config?.pending;
  if (pending === undefined) return false;
  const { response, code = "" } = error;
  const { time, now, sleep } = pending.settings;
  const status = response?.status;
  const body = asText(response?.data);
  pending.attempt += 1;
  const failure: FailedAttempt = {
    method: pending.request.method,
    repeatable: pending.request.repeatable,
    attempt: pending.attempt,
    elapsedMs: time() - pending.startedAt,
    status,
    networkCode: error.code,
    retryAfter: header(response?.headers, "retry-after"),
    brokenBody: isBroken(error),
    final: isSubscriptionQuota(status, body),
    replicating: isReplicating(pending, response),
    concurrent: status === 409 && isConcurrencyViolation(body),
  };
  const decision = decide(pending, failure);
  pending.end(newsOfFailure(failure, decision, response?.headers, now()));
  // A replica that does not know the object yet says nothing of its deletion.
  if (isDeletedBefore(pending, response) && !(failure.replicating && decision.retry)) return false;
  report(
    pending,
    status ?? error.code ?? "no response",
    response,
    decision.retry ? decision : undefined,
  );
  if (!decision.retry) return false;
  if (mayHaveBeenDone(status, code, isBroken(error))) pending.mayBeDone = true;
  if (isThrottled(status ?? 0)) pending.wasThrottled = true;
  await sleep(decision.waitMs);
  return true;
};
