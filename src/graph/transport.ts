import { randomUUID } from "node:crypto";
import axios, {
  AxiosError,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
  isAxiosError,
} from "axios";
import axiosRetry from "axios-retry";
import { BROKEN_BODY, header, isBroken, plainHeaders, toGraphError } from "./axiosFailure";
import { Call } from "./call";
import { isReplicationText, shownPath } from "./readFailure";
import { createRecentCreations, type RecentCreations } from "./recentCreations";
import type { GraphClient, GraphRequest, GraphResponse } from "./request";
import { asText, BrokenBody, readResponseBody } from "./responseBody";
import { type RetryPolicy, retryDecision } from "./retryDecision";
import { targetUrl } from "./targetUrl";
import { createThrottleGate, slowDownMs } from "./throttleGate";

declare module "axios" {
  interface AxiosRequestConfig {
    graphCall?: Call;
  }
}

/** One line about one exchange; nothing in it is secret. */
export interface Exchange {
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
  /** Called before every attempt; caching is up to the caller. */
  readonly accessToken: () => Promise<string>;
  readonly trace?: (exchange: Exchange) => void;
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
const LONGEST_REPLICATION_MS = 30_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A repeated DELETE that finds nothing: the first one, whose answer was lost, has done it. */
const isDeletedBefore = (call: Call, response: AxiosResponse | undefined): boolean =>
  call.request.method === "DELETE" && call.mayBeDone && response?.status === 404;

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
    maxRedirects: 0,
    transformResponse: (data: unknown) => data,
    headers: { Accept: "application/json" },
  });

  const report = (
    call: Call,
    status: number | string,
    response?: AxiosResponse,
    retry?: Exchange["retry"],
  ): void =>
    options.trace?.({
      method: call.request.method,
      path: shownPath(call.url),
      status,
      durationMs: time() - call.attemptStartedAt,
      requestId: header(response, "request-id"),
      ...(retry === undefined ? {} : { retry }),
    });

  // Before every attempt: wait with the others when one was throttled, then sign and time it.
  const prepare = async (
    config: InternalAxiosRequestConfig,
  ): Promise<InternalAxiosRequestConfig> => {
    const call = config.graphCall;
    if (call === undefined) return config;
    const held = gate.waitMs();
    if (held > 0 && time() - call.startedAt + held <= call.policy.maxTotalMs) await sleep(held);
    call.attemptStartedAt = time();
    const timeoutMs = call.request.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    config.signal = AbortSignal.timeout(Math.max(1, Math.min(timeoutMs, endsAt - time())));
    config.headers.set("client-request-id", randomUUID());
    config.headers.set("Authorization", `Bearer ${await options.accessToken()}`);
    return config;
  };

  const readBody = (response: AxiosResponse): AxiosResponse => {
    const call = response.config.graphCall;
    if (call === undefined) return response;
    gate.closeFor(slowDownMs(header(response, "x-ms-throttle-limit-percentage")));
    try {
      const { status, data } = response;
      const contentType = header(response, "content-type") ?? "";
      response.data = readResponseBody(call.request, { status, contentType, data });
      return response;
    } catch (error) {
      if (!(error instanceof BrokenBody)) throw error;
      throw new AxiosError(error.message, BROKEN_BODY, response.config, response.request, response);
    }
  };

  const isReplicating = (call: Call, response: AxiosResponse | undefined): boolean =>
    call.request.awaitReplication !== false &&
    time() - call.startedAt < LONGEST_REPLICATION_MS &&
    isReplicationText(response?.status, asText(response?.data)) &&
    recent.mentionedIn(call.mentions());

  const shouldRetry = async (error: AxiosError): Promise<boolean> => {
    const call = error.config?.graphCall;
    if (call === undefined) return false;
    const { response, code } = error;
    call.attempt += 1;
    if (isDeletedBefore(call, response)) return false;
    const decision = retryDecision(
      {
        method: call.request.method,
        attempt: call.attempt,
        elapsedMs: time() - call.startedAt,
        status: response?.status,
        networkCode: code,
        retryAfter: header(response, "retry-after"),
        brokenBody: isBroken(error),
        replicating: isReplicating(call, response),
      },
      { ...call.policy, maxTotalMs: Math.min(call.policy.maxTotalMs, endsAt - call.startedAt) },
      now(),
      random(),
    );
    report(
      call,
      response?.status ?? code ?? "no response",
      response,
      decision.retry ? decision : undefined,
    );
    if (!decision.retry) return false;
    if (response?.status === 429) gate.closeFor(decision.waitMs);
    else call.mayBeDone = true;
    await sleep(decision.waitMs);
    return true;
  };

  http.interceptors.request.use(prepare);
  // Ahead of axios-retry, so that a broken body is an error for it too.
  http.interceptors.response.use(readBody);
  axiosRetry(http, {
    retries: Number.POSITIVE_INFINITY, // retryDecision counts
    retryCondition: shouldRetry,
    retryDelay: () => 0,
    shouldResetTimeout: true,
  });

  const rememberCreated = (body: unknown): void => {
    const { id, userPrincipalName } = (body ?? {}) as Record<string, unknown>;
    for (const name of [id, userPrincipalName]) if (typeof name === "string") recent.remember(name);
  };

  const request = async <T>(graphRequest: GraphRequest): Promise<GraphResponse<T>> => {
    const call = new Call(
      graphRequest,
      targetUrl(graphRequest, options.origin),
      time(),
      options.retry,
    );
    try {
      const response = await http.request({
        method: graphRequest.method,
        url: call.url,
        data: call.data,
        headers: { ...call.headers },
        responseType: graphRequest.responseType === "arraybuffer" ? "arraybuffer" : "text",
        graphCall: call,
      });
      report(call, response.status, response);
      const body = response.data as T;
      if (response.status === 201) rememberCreated(body);
      if (graphRequest.method === "DELETE") recent.forget(call.mentions());
      return { status: response.status, headers: plainHeaders(response), body };
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      if (isDeletedBefore(call, error.response)) {
        report(call, "404, deleted by an earlier attempt", error.response);
        recent.forget(call.mentions());
        return { status: 204, headers: {}, body: undefined as T };
      }
      throw toGraphError(graphRequest, error, now());
    }
  };

  return { origin: options.origin, request };
};
