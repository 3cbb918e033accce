import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { rawRequestExamplePayload } from "../../examplePayloads/rawRequest";
import {
  batchFailure,
  collectAny,
  type GraphRequest,
  InputError,
  resolveGraphUrl,
} from "../../graph";
import { rawBody } from "../../inputs/clean/requestBody";
import { connection, debugRequest, headers } from "../../inputs/common";
import { getAllPaginatedResults } from "../../inputs/extent";
import {
  data,
  fileData,
  fileDataFileNames,
  formData,
  maxRetries,
  method,
  queryParams,
  responseType,
  retryAllErrors,
  retryDelayMS,
  timeout,
  url,
  useExponentialBackoff,
} from "../../inputs/rawRequest";
import { notAllowed } from "../../performSafety";

/**
 * Sends any request to Microsoft Graph: a path under `/v1.0`, one that begins with `/beta`, or a full URL on
 * the connection's own Graph origin. The token goes nowhere else. A `$batch` in which requests failed is an error.
 * @see https://learn.microsoft.com/graph/use-the-api
 */
export const rawRequest = action({
  display: {
    label: "Raw Request",
    description: "Sends a raw HTTP request to Microsoft Graph.",
  },
  inputs: {
    connection,
    url,
    method,
    data,
    formData,
    fileData,
    fileDataFileNames,
    queryParams,
    headers,
    responseType,
    timeout,
    getAllPaginatedResults,
    debugRequest,
    retryDelayMS,
    retryAllErrors,
    maxRetries,
    useExponentialBackoff,
  },
  ...notAllowed(rawRequestExamplePayload),
  perform: async (context, params) => {
    const { method, timeout, responseType, maxRetries, retryAllErrors } = params;
    const { body, contentType } = rawBody(params);
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const request: GraphRequest = {
      operation: "Raw Request",
      method,
      path: resolveGraphUrl("URL", params.url, graph.origin),
      query: params.queryParams,
      headers: { ...contentType, ...params.headers },
      body,
      responseType: responseType === "document" ? "text" : responseType,
      longestAnswerMb: 200,
      ...(timeout === undefined ? {} : { timeoutMs: timeout }),
      retry: {
        maxRetries,
        retryAllErrors,
        maxTotalMs: 840_000, // the platform stops a run after 15 minutes
        ...(params.useExponentialBackoff
          ? { backoff: "exponential" }
          : {
              backoff: "fixed",
              baseDelayMs: params.retryDelayMS,
              maxDelayMs: params.retryDelayMS,
            }),
      },
    };
    if (params.getAllPaginatedResults) {
      if (method !== "GET")
        throw new InputError("Get All Paginated Results", "works with the Method GET only");
      if (responseType !== "json")
        throw new InputError("Get All Paginated Results", "works with the Response Type json only");
      return { data: await collectAny<unknown>(graph, request) };
    }
    const { body: answer } = await graph.request<unknown>(request);
    const failure = batchFailure(request, answer);
    if (failure !== undefined) throw failure;
    return { data: answer ?? "" };
  },
});
