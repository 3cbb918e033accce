import { header } from "../http/header";
import type { GraphRequest } from "../http/request";
import { parseRetryAfter } from "../http/retryDecision";
import { isObject } from "../isObject";
import type { ErrorDetail, GraphFailure } from "./graphFailure";
import { networkAdvice, networkReason } from "./networkCodes";
import { redaction, secretsOfBody, shownLocation, shownPath } from "./redact";

type Json = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const LONGEST_MESSAGE = 1000;

/** What JSON says, and any other text as it is. */
export const jsonOrText = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

const details = (value: unknown, hide: (text: string) => string): ErrorDetail[] =>
  (Array.isArray(value) ? value : []).filter(isObject).map(({ code, message, target }) => ({
    code: hide(text(code)),
    message: hide(text(message)),
    ...(typeof target === "string" ? { target: hide(target) } : {}),
  }));

/** What is shown of a body that is not Graph's own JSON: its words, without a gateway's HTML. */
const foreignBody = (body: string): string => {
  if (body.trim() === "") return "Microsoft Graph answered without a body";
  if (/^\s*</.test(body)) return "The answer was an HTML page, not Microsoft Graph's";
  return body.slice(0, LONGEST_MESSAGE);
};

/** @see https://learn.microsoft.com/entra/identity-platform/claims-challenge */
const claimsAdvice = (challenge = ""): string | undefined =>
  /insufficient_claims|\bclaims=/i.test(challenge)
    ? "Microsoft Entra withdrew the token and asks for a new sign-in (continuous access evaluation or Conditional Access): a password, a location or a policy has changed. Reconnect the connection; if that does not help, ask the administrator which Conditional Access policy applies to the app."
    : undefined;

/**
 * Reads an error response of any shape that Graph or a gateway sends: nested, with `details`, with an
 * empty code, as text or as HTML. What an answer repeats of the request's secrets is masked.
 *
 * @param secrets Secrets beside those of the request's body: the access token.
 * @see https://learn.microsoft.com/graph/errors
 */
export const failureFromResponse = (
  request: GraphRequest,
  response: { status: number; headers: Readonly<Record<string, string>>; body: string },
  now: Date,
  secrets: readonly string[] = [],
): GraphFailure => {
  const hide = redaction([...secrets, ...secretsOfBody(request.body)]);
  const shown = (value: unknown): string => hide(text(value));
  const parsed = jsonOrText(response.body);
  const outer = isObject(parsed) ? parsed.error : undefined;
  const error: Json = isObject(outer) ? outer : {};
  const inner: Json = isObject(error.innerError)
    ? error.innerError
    : isObject(error.innererror)
      ? error.innererror
      : {};
  const { headers } = response;
  return {
    operation: request.operation,
    permission: request.permission,
    method: request.method,
    repeatable: request.repeatable,
    path: shownPath(request.path),
    status: response.status,
    code: shown(error.code) || shown(inner.code) || shown(outer),
    innerCode: shown(inner.code) || undefined,
    graphMessage: (
      shown(error.message) ||
      shown(inner.message) ||
      (isObject(outer) ? "" : foreignBody(hide(response.body)))
    ).slice(0, LONGEST_MESSAGE),
    requestId: shown(inner["request-id"] ?? header(headers, "request-id")) || undefined,
    clientRequestId:
      shown(inner["client-request-id"] ?? header(headers, "client-request-id")) || undefined,
    retryAfterMs: parseRetryAfter(header(headers, "retry-after"), now),
    details: details(error.details, hide),
    location: response.status === 410 ? shownLocation(header(headers, "location")) : undefined,
    advice: claimsAdvice(header(headers, "www-authenticate")),
  };
};

// What Graph says of an object that some replica does not know yet. The texts are those that other
// clients wait out: https://github.com/hashicorp/terraform-provider-azuread internal/helpers/consistency
const REPLICATION_TEXTS: Readonly<Record<number, RegExp>> = {
  400: /does not exist or one of its queried reference-property objects are not present|does not reference a valid application object|property values specified are invalid/i,
  404: /^/,
  409: /concurrency|being (created|updated|modified)|retry/i,
};

// Graph refuses to remove what is not there with 400 in some places.
const GONE_TEXT =
  /removed object references do not exist|EntitlementGrant being updated or deleted is not found/i;

/** Whether a refused DELETE says that there is nothing to delete. */
export const isNothingToDelete = (status: number | undefined, body: string): boolean =>
  status === 404 || (status === 400 && GONE_TEXT.test(body));

/** Whether a refusal can come from a replica that lags behind. */
export const isReplicationText = (status: number | undefined, body: string): boolean =>
  status !== undefined && (REPLICATION_TEXTS[status]?.test(body) ?? false);

/**
 * Graph did nothing, since another write to the same object was under way. Any request may be sent again.
 * @see https://learn.microsoft.com/graph/errors
 */
export const isConcurrencyViolation = (body: string): boolean => {
  const parsed = jsonOrText(body);
  const error = isObject(parsed) ? parsed.error : undefined;
  return isObject(error) && text(error.code) === "Directory_ConcurrencyViolation";
};

/** A request that got no response. `code` is the network's own, e.g. `ECONNRESET`. */
export const failureWithoutResponse = (request: GraphRequest, code: string): GraphFailure => ({
  operation: request.operation,
  permission: request.permission,
  method: request.method,
  repeatable: request.repeatable,
  path: shownPath(request.path),
  code,
  graphMessage: networkReason(code),
  details: [],
  advice: networkAdvice(code),
});
