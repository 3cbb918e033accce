import { type AxiosError, isAxiosError } from "axios";
import { assertNoError } from "../errors/brokenAnswer";
import { GraphError } from "../errors/graphError";
import { plainHeaders, toGraphError } from "./axiosFailure";
import { axiosInstance } from "./axiosInstance";
import { PendingRequest } from "./pendingRequest";
import { noteChange } from "./recentCreations";
import { isDeletedBefore } from "./repeat";
import type { GraphClient, GraphRequest, GraphResponse } from "./request";
import { report } from "./trace";
import { type TransportOptions, transportSettings } from "./transportSettings";

const LONGEST_ANSWER_MB = 64;

/** What is left when all attempts have failed. */
const outcomeOf = <T>(pending: PendingRequest, error: AxiosError): GraphResponse<T> => {
  const { request, url, settings } = pending;
  const { response } = error;
  const failure = toGraphError(request, error, settings.now());
  if (!isDeletedBefore(pending, response)) {
    throw pending.mayBeDone && request.method !== "GET"
      ? new GraphError({ ...failure, mayBeDone: true })
      : failure;
  }
  report(pending, `${response?.status}, deleted by an earlier attempt`, response);
  noteChange(settings.recent, request.method, url, 204, undefined);
  const gone = response?.status === 404 ? failure : undefined;
  return { status: 204, headers: {}, body: undefined as T, gone };
};

/**
 * Sends requests to one Graph endpoint: `prepare` before every attempt, `receive` or `isRepeated` after it.
 * The token is attached only after the URL's origin was checked, redirects are not followed, and no axios
 * error leaves this file, since it would carry the token along.
 */
export const createTransport = (options: TransportOptions): GraphClient => {
  const settings = transportSettings(options);
  const { origin, recent } = settings;

  const request = async <T>(graphRequest: GraphRequest): Promise<GraphResponse<T>> => {
    const { method, longestAnswerMb = LONGEST_ANSWER_MB, responseType } = graphRequest;
    const pending = new PendingRequest(graphRequest, settings);
    const { url, data, headers } = pending;
    try {
      const response = await axiosInstance().request({
        method,
        url,
        data,
        headers,
        maxContentLength: longestAnswerMb * 2 ** 20,
        responseType: responseType === "arraybuffer" ? "arraybuffer" : "text",
        pending,
      });
      const { status } = response;
      report(pending, status, response);
      const body = response.data as T;
      assertNoError(graphRequest, status, body);
      noteChange(recent, method, url, status, body);
      const { mayBeDone: mayBeRepeat, wasThrottled } = pending;
      return { status, headers: plainHeaders(response), body, mayBeRepeat, wasThrottled };
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      return outcomeOf(pending, error);
    } finally {
      pending.end();
    }
  };

  return { origin, recent, request };
};
