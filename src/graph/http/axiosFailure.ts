import type { IncomingMessage } from "node:http";
import { type AxiosError, AxiosHeaders, type AxiosResponse, isAxiosError } from "axios";
import { GraphError } from "../errors/graphError";
import { ANSWER_TOO_LARGE } from "../errors/networkCodes";
import { failureFromResponse, failureWithoutResponse } from "../errors/readFailure";
import { redaction } from "../errors/redact";
import { header } from "./header";
import type { GraphRequest } from "./request";
import { asText } from "./responseBody";

/** The code of an axios error about a good status with a body that cannot be used. */
export const BROKEN_BODY = "BROKEN_BODY";

export const plainHeaders = ({ headers }: AxiosResponse): Record<string, string> => {
  const plain: Record<string, string> = {};
  for (const name of Object.keys(headers)) plain[name.toLowerCase()] = String(headers[name]);
  return plain;
};

/**
 * Gives an axios error the response whose headers had come before the rest of it was lost. axios leaves
 * it out when our own timeout ends the request and when the connection is reset; before Node 24, a reset
 * mostly looked like a connection that was closed. Node keeps what came as `res` of the request.
 */
export const keepResponse = (error: unknown): never => {
  if (isAxiosError(error) && /^maxContentLength/.test(error.message)) error.code = ANSWER_TOO_LARGE;
  if (isAxiosError(error) && error.response === undefined) {
    const { config, request } = error;
    const came: IncomingMessage | undefined = request?.res ?? undefined;
    if (came?.statusCode !== undefined && config !== undefined)
      error.response = {
        status: came.statusCode,
        statusText: came.statusMessage ?? "",
        headers: new AxiosHeaders(came.headers as Record<string, string>),
        data: "",
        config,
        request,
      };
  }
  throw error;
};

const TIMEOUT = new Set(["ERR_CANCELED", "ECONNABORTED", "ETIMEDOUT"]);

const brokenText = ({ code = "", message, config }: AxiosError): string => {
  if (code === BROKEN_BODY) return message;
  if (code === ANSWER_TOO_LARGE) {
    const megabytes = (config?.maxContentLength ?? 0) / 2 ** 20;
    return `The answer is larger than the ${megabytes} MB that are read`;
  }
  return TIMEOUT.has(code)
    ? "The answer did not come to its end in time"
    : "The answer was cut off";
};

/** A good answer that cannot be used: its body is broken, or was cut off behind good headers. */
export const isBroken = ({ response }: AxiosError): boolean =>
  response !== undefined && response.status < 300;

const sentToken = ({ config }: AxiosError): string =>
  String(config?.headers.get("Authorization") ?? "").replace(/^Bearer /, "");

/** The error that leaves the transport: of the axios error, which carries the token, only the facts. */
export const toGraphError = (request: GraphRequest, error: AxiosError, now: Date): GraphError => {
  const { response, code = "" } = error;
  if (response === undefined) return new GraphError(failureWithoutResponse(request, code));
  if (isBroken(error)) {
    const failure = failureWithoutResponse(request, "");
    const hide = redaction([sentToken(error)]);
    const requestId = hide(header(response.headers, "request-id") ?? "") || undefined;
    return new GraphError({
      ...failure,
      status: response.status,
      graphMessage: brokenText(error),
      requestId,
      ...(code === ANSWER_TOO_LARGE && request.method === "GET"
        ? { advice: "Ask for less: choose properties with Select, or take smaller pages." }
        : {}),
    });
  }
  const { status } = response;
  const answer = { status, headers: plainHeaders(response), body: asText(response.data) };
  return new GraphError(failureFromResponse(request, answer, now, [sentToken(error)]));
};
