import type { AxiosError, AxiosResponse } from "axios";
import { GraphError } from "../errors/graphError";
import { failureFromResponse, failureWithoutResponse } from "../errors/readFailure";
import { header } from "./header";
import type { GraphRequest } from "./request";
import { asText } from "./responseBody";

/** The code of an axios error about a good status with a body that cannot be used. */
export const BROKEN_BODY = "BROKEN_BODY";

export const plainHeaders = (response: AxiosResponse): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

/** A good answer that cannot be used: its body is broken, or was cut off behind good headers. */
export const isBroken = ({ response }: AxiosError): boolean =>
  response !== undefined && response.status < 300;

/** The error that leaves the transport: of the axios error, which carries the token, only the facts. */
export const toGraphError = (request: GraphRequest, error: AxiosError, now: Date): GraphError => {
  const { response, code = "", message } = error;
  if (response === undefined) return new GraphError(failureWithoutResponse(request, code));
  if (isBroken(error)) {
    const graphMessage = code === BROKEN_BODY ? message : "The answer was cut off";
    const failure = failureWithoutResponse(request, "");
    const requestId = header(response.headers, "request-id");
    return new GraphError({
      ...failure,
      status: response.status,
      graphMessage,
      requestId,
    });
  }
  const { status } = response;
  const answer = { status, headers: plainHeaders(response), body: asText(response.data) };
  return new GraphError(failureFromResponse(request, answer, now));
};
