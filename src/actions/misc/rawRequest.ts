import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { rawRequestExamplePayload } from "../../examplePayloads/rawRequest";
import { resolveGraphUrl } from "../../graph";
import { rawBody } from "../../inputs/clean/requestBody";
import { connection, debugRequest, headers } from "../../inputs/common";
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
 * Sends any request to Microsoft Graph: a path under `/v1.0`, or a full URL on the connection's own
 * Graph origin. The token goes nowhere else.
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
    const response = await graph.request<unknown>({
      operation: "Raw Request",
      method,
      path: resolveGraphUrl("URL", params.url, graph.origin),
      query: params.queryParams,
      headers: { ...contentType, ...params.headers },
      body,
      responseType: responseType === "document" ? "text" : responseType,
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
    });
    return { data: response.body ?? "" };
  },
});
