import { randomUUID } from "node:crypto";
import axios, { type AxiosError, type AxiosResponse, isAxiosError } from "axios";
import axiosRetry from "axios-retry";
import { GraphError } from "./graphError";
import { assertGraphOrigin, isAbsoluteUrl } from "./origin";
import { queryString } from "./query";
import { failureFromResponse, failureWithoutResponse, shownPath } from "./readFailure";
import type { GraphClient, GraphRequest, GraphResponse } from "./request";
import { defaultRetryPolicy, type RetryPolicy, retryDecision } from "./retryDecision";

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
  readonly accessToken: string;
  readonly trace?: (exchange: Exchange) => void;
  readonly retry?: Partial<RetryPolicy>;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const API_VERSION = "/v1.0";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The URL to call: a path goes under `/v1.0`, an absolute URL stays as it is if it is Graph's own. */
const targetUrl = ({ path, query }: GraphRequest, origin: string): string => {
  const search = queryString(query ?? {});
  if (!isAbsoluteUrl(path)) return `${origin}${API_VERSION}${path}${search}`;
  assertGraphOrigin("URL", path, origin);
  return search === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${search.slice(1)}`;
};

const isJsonValue = (body: unknown): boolean =>
  Array.isArray(body) ||
  (typeof body === "object" && body !== null && Object.getPrototypeOf(body) === Object.prototype);

const plainHeaders = (response: AxiosResponse): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

const asText = (data: unknown): string =>
  Buffer.isBuffer(data) ? data.toString("utf8") : typeof data === "string" ? data : "";

const readBody = (request: GraphRequest, response: AxiosResponse): unknown => {
  if (request.responseType === "arraybuffer") return response.data;
  const body = asText(response.data);
  if (request.responseType === "text") return body;
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    // /$count and /$value answer in plain text, whatever was asked for.
    if (!/json/i.test(String(response.headers["content-type"] ?? ""))) return body;
    throw new GraphError({
      ...failureWithoutResponse(request, ""),
      status: response.status,
      graphMessage: "The answer was cut off or is not valid JSON",
      requestId: response.headers["request-id"],
    });
  }
};

/**
 * Sends requests to one Graph endpoint with one token: one axios instance, with axios-retry acting
 * out `retryDecision`. The token is attached only after the URL's origin was checked, redirects are
 * not followed, and no axios error leaves this file, since it would carry the token along.
 */
export const createTransport = (options: TransportOptions): GraphClient => {
  const { origin, accessToken, trace } = options;
  const now = options.now ?? (() => new Date());
  const sleep = options.sleep ?? wait;
  const random = options.random ?? Math.random;
  const http = axios.create({
    maxRedirects: 0,
    transformResponse: (data: unknown) => data,
    headers: { Accept: "application/json" },
  });
  axiosRetry(http, { retries: 0 });

  const request = async <T>(graphRequest: GraphRequest): Promise<GraphResponse<T>> => {
    const url = targetUrl(graphRequest, origin);
    const policy = { ...defaultRetryPolicy, ...options.retry, ...graphRequest.retry };
    const startedAt = now().getTime();
    const { method, body, headers } = graphRequest;
    const json = isJsonValue(body);
    let attempt = 0;
    let attemptStartedAt = startedAt;

    const report = (
      status: number | string,
      requestId?: string,
      retry?: { reason: string; waitMs: number },
    ): void =>
      trace?.({
        method,
        path: shownPath(url),
        status,
        durationMs: now().getTime() - attemptStartedAt,
        requestId,
        ...(retry === undefined ? {} : { retry }),
      });

    const shouldRetry = async (error: AxiosError): Promise<boolean> => {
      attempt += 1;
      const { response } = error;
      const decision = retryDecision(
        {
          method,
          attempt,
          elapsedMs: now().getTime() - startedAt,
          status: response?.status,
          retryAfter: response?.headers["retry-after"] as string | undefined,
        },
        policy,
        now(),
        random(),
      );
      const requestId = response?.headers["request-id"] as string | undefined;
      report(
        response?.status ?? error.code ?? "no response",
        requestId,
        decision.retry ? decision : undefined,
      );
      if (decision.retry) {
        await sleep(decision.waitMs);
        attemptStartedAt = now().getTime();
      }
      return decision.retry;
    };

    try {
      const response = await http.request({
        method,
        url,
        data: json ? JSON.stringify(body) : body,
        responseType: graphRequest.responseType === "arraybuffer" ? "arraybuffer" : "text",
        timeout: graphRequest.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        headers: {
          ...(json ? { "Content-Type": "application/json" } : {}),
          ...headers,
          "client-request-id": randomUUID(),
          Authorization: `Bearer ${accessToken}`,
        },
        "axios-retry": {
          retries: policy.maxRetries,
          retryCondition: shouldRetry,
          retryDelay: () => 0,
        },
      });
      report(response.status, response.headers["request-id"] as string | undefined);
      return {
        status: response.status,
        headers: plainHeaders(response),
        body: readBody(graphRequest, response) as T,
      };
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      const { response } = error;
      throw new GraphError(
        response === undefined
          ? failureWithoutResponse(graphRequest, error.code ?? "")
          : failureFromResponse(
              graphRequest,
              {
                status: response.status,
                headers: plainHeaders(response),
                body: asText(response.data),
              },
              now(),
            ),
      );
    }
  };

  return { origin, request };
};
