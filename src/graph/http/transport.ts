import { randomUUID } from "node:crypto";
import axios, {
  AxiosError,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
  isAxiosError,
} from "axios";
import axiosRetry from "axios-retry";
import { isConcurrencyViolation, isGone, isReplicationText } from "../errors/readFailure";
import { redaction, shownPath } from "../errors/redact";
import { isSubscriptionQuota } from "../errors/subscriptionAdvice";
import { wait } from "../time";
import { targetUrl } from "../urls/targetUrl";
import { agents, closeIdleConnections } from "./agents";
import { BROKEN_BODY, isBroken, keepResponse, plainHeaders, toGraphError } from "./axiosFailure";
import { header } from "./header";
import { PendingRequest } from "./pendingRequest";
import { createRecentCreations, noteChange, type RecentCreations } from "./recentCreations";
import type { GraphClient, GraphRequest, GraphResponse } from "./request";
import { asText, BrokenBody, readResponseBody } from "./responseBody";
import { mayHaveBeenDone, type RetryPolicy, retryDecision } from "./retryDecision";
import { createThrottleGate, slowDownMs } from "./throttleGate";

declare module "axios" {
  interface AxiosRequestConfig {
    pending?: PendingRequest;
  }
}

/** One attempt of one request; nothing in it is secret. */
export interface TraceEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number | string;
  readonly durationMs: number;
  readonly requestId?: string | undefined;
  /** Given when the attempt is followed by another. */
  readonly retry?: { readonly reason: string; readonly waitMs: number };
}

export interface TransportOptions {
  /** From `graphOrigin`. */
  readonly origin: string;
  /** Called before every attempt, with the milliseconds that are left; caching is up to the caller. */
  readonly accessToken: (leftMs: number) => Promise<string>;
  readonly userAgent?: string;
  readonly trace?: (entry: TraceEntry) => void;
  readonly retry?: Partial<RetryPolicy>;
  /** For one attempt, from the first byte sent to the last one received, in milliseconds. */
  readonly timeoutMs?: number;
  /** For everything that this client does from now on, in milliseconds. */
  readonly budgetMs?: number;
  /** Shared by the clients of a process, so that a step knows what the one before it created. */
  readonly recentCreations?: RecentCreations;
  readonly now?: () => Date;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const LONGEST_ANSWER_MB = 64;
const LONGEST_REPLICATION_MS = 30_000;

/** A repeated DELETE that finds nothing: the first one, whose answer was lost, has done it. */
const isDeletedBefore = (pending: PendingRequest, response: AxiosResponse | undefined): boolean =>
  pending.request.method === "DELETE" &&
  pending.mayBeDone &&
  isGone(response?.status, asText(response?.data));

/**
 * Sends requests to one Graph endpoint: one axios instance, with axios-retry acting out
 * `retryDecision`. The token is attached only after the URL's origin was checked, redirects are not
 * followed, and no axios error leaves this file, since it would carry the token along.
 */
export const createTransport = (options: TransportOptions): GraphClient => {
  const now = options.now ?? (() => new Date());
  const time = (): number => now().getTime();
  const sleep = options.sleep ?? wait;
  const random = options.random ?? Math.random;
  const recent = options.recentCreations ?? createRecentCreations(now);
  const gate = createThrottleGate(now);
  const endsAt = time() + (options.budgetMs ?? Number.MAX_SAFE_INTEGER / 2);
  const http = axios.create({
    ...agents,
    maxRedirects: 0,
    transformResponse: (data: unknown) => data,
    headers: {
      Accept: "application/json",
      ...(options.userAgent === undefined ? {} : { "User-Agent": options.userAgent }),
    },
  });

  const report = (
    pending: PendingRequest,
    status: number | string,
    response?: AxiosResponse,
    retry?: TraceEntry["retry"],
  ): void =>
    options.trace?.({
      method: pending.request.method,
      path: shownPath(pending.url),
      status,
      durationMs: time() - pending.attemptStartedAt,
      requestId:
        redaction([pending.token])(header(response?.headers, "request-id") ?? "") || undefined,
      ...(retry === undefined ? {} : { retry }),
    });

  // Before every attempt: wait with the others when one was throttled, then sign and time it.
  const prepare = async (
    config: InternalAxiosRequestConfig,
  ): Promise<InternalAxiosRequestConfig> => {
    const pending = config.pending;
    if (pending === undefined) return config;
    const held = gate.waitMs();
    if (held > 0 && time() - pending.startedAt + held <= pending.policy.maxTotalMs)
      await sleep(held);
    pending.token = await options.accessToken(Math.max(1, endsAt - time()));
    pending.attemptStartedAt = time();
    if (pending.request.method === "POST") closeIdleConnections();
    const timeoutMs = pending.request.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    config.signal = AbortSignal.timeout(Math.max(1, Math.min(timeoutMs, endsAt - time())));
    config.headers.set("client-request-id", randomUUID());
    config.headers.set("Authorization", `Bearer ${pending.token}`);
    return config;
  };

  const readBody = (response: AxiosResponse): AxiosResponse => {
    const pending = response.config.pending;
    if (pending === undefined) return response;
    gate.closeFor(slowDownMs(header(response?.headers, "x-ms-throttle-limit-percentage")));
    try {
      const { status, data } = response;
      const contentType = header(response?.headers, "content-type") ?? "";
      response.data = readResponseBody(pending.request, { status, contentType, data });
      return response;
    } catch (error) {
      if (!(error instanceof BrokenBody)) throw error;
      throw new AxiosError(error.message, BROKEN_BODY, response.config, response.request, response);
    }
  };

  const isReplicating = (pending: PendingRequest, response: AxiosResponse | undefined): boolean => {
    const { awaitReplication } = pending.request;
    const text = asText(response?.data);
    return (
      awaitReplication !== false &&
      (isReplicationText(response?.status, text) ||
        (awaitReplication instanceof RegExp && awaitReplication.test(text))) &&
      recent.includesAny(pending.mentions())
    );
  };

  const shouldRetry = async (error: AxiosError): Promise<boolean> => {
    const pending = error.config?.pending;
    if (pending === undefined) return false;
    const { response, code } = error;
    pending.attempt += 1;
    if (isDeletedBefore(pending, response)) return false;
    const replicating = isReplicating(pending, response);
    const concurrent = response?.status === 409 && isConcurrencyViolation(asText(response.data));
    const decision = retryDecision(
      {
        method: pending.request.method,
        repeatable: pending.request.repeatable,
        attempt: pending.attempt,
        elapsedMs: time() - pending.startedAt,
        status: response?.status,
        networkCode: code,
        retryAfter: header(response?.headers, "retry-after"),
        brokenBody: isBroken(error),
        final: isSubscriptionQuota(response?.status, asText(response?.data)),
        replicating,
        concurrent,
      },
      {
        ...pending.policy,
        maxTotalMs: Math.min(
          pending.policy.maxTotalMs,
          endsAt - pending.startedAt,
          replicating && !concurrent ? LONGEST_REPLICATION_MS : Number.POSITIVE_INFINITY,
        ),
      },
      now(),
      random(),
    );
    report(
      pending,
      response?.status ?? code ?? "no response",
      response,
      decision.retry ? decision : undefined,
    );
    if (!decision.retry) return false;
    if (response?.status === 429 || response?.status === 509) {
      gate.closeFor(decision.waitMs);
      pending.wasThrottled = true;
    }
    if (mayHaveBeenDone(response?.status, code ?? "", isBroken(error))) pending.mayBeDone = true;
    await sleep(decision.waitMs);
    return true;
  };

  http.interceptors.request.use(prepare);
  // Ahead of axios-retry, so that a broken body is an error for it too.
  http.interceptors.response.use(readBody, keepResponse);
  axiosRetry(http, {
    retries: Number.POSITIVE_INFINITY, // retryDecision counts
    retryCondition: shouldRetry,
    retryDelay: () => 0,
    shouldResetTimeout: true,
  });

  const note = (pending: PendingRequest, status: number, body: unknown): void => {
    const { method } = pending.request;
    noteChange(recent, { method, url: pending.url, target: pending.target() }, status, body);
  };

  const request = async <T>(graphRequest: GraphRequest): Promise<GraphResponse<T>> => {
    const pending = new PendingRequest(
      graphRequest,
      targetUrl(graphRequest, options.origin),
      time(),
      options.retry,
    );
    try {
      const response = await http.request({
        method: graphRequest.method,
        url: pending.url,
        data: pending.data,
        headers: { ...pending.headers },
        maxContentLength: (graphRequest.longestAnswerMb ?? LONGEST_ANSWER_MB) * 2 ** 20,
        responseType: graphRequest.responseType === "arraybuffer" ? "arraybuffer" : "text",
        pending,
      });
      report(pending, response.status, response);
      const body = response.data as T;
      note(pending, response.status, body);
      return {
        status: response.status,
        headers: plainHeaders(response),
        body,
        mayBeRepeat: pending.mayBeDone,
        wasThrottled: pending.wasThrottled,
      };
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      if (isDeletedBefore(pending, error.response)) {
        report(pending, `${error.response?.status}, deleted by an earlier attempt`, error.response);
        note(pending, 204, undefined);
        return { status: 204, headers: {}, body: undefined as T };
      }
      throw toGraphError(graphRequest, error, now());
    }
  };

  return { origin: options.origin, recent, request };
};
