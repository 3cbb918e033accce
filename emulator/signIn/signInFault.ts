import { randomUUID } from "node:crypto";
import type { Context } from "hono";

/** A refusal of the sign-in endpoint, with its OAuth error and its AADSTS number. */
export class SignInFault extends Error {
  constructor(
    readonly status: 400 | 401,
    readonly error: string,
    readonly aadsts: number,
    readonly text: string,
  ) {
    super(`AADSTS${aadsts}: ${text}`);
  }
}

const missingParameter = (name: string): SignInFault =>
  new SignInFault(
    400,
    "invalid_request",
    900144,
    `The request body must contain the following parameter: '${name}'.`,
  );

export const malformed = (error: "invalid_request" | "invalid_grant"): SignInFault =>
  new SignInFault(400, error, 9002313, "Invalid request. Request is malformed or invalid.");

/** A parameter that must be there. */
export const wanted = (form: URLSearchParams, name: string): string => {
  const value = form.get(name);
  if (value === null || value === "") throw missingParameter(name);
  return value;
};

/** `2026-01-09 02:02:12Z` */
const timestamp = (now: Date): string => `${now.toISOString().slice(0, 19).replace("T", " ")}Z`;

/** A refusal as the token endpoint writes it. */
export const refusal = (c: Context, { status, error, aadsts, message }: SignInFault, now: Date) => {
  const [trace_id, correlation_id] = [randomUUID(), randomUUID()];
  return c.json(
    {
      error,
      error_description: `${message} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp(now)}`,
      error_codes: [aadsts],
      timestamp: timestamp(now),
      trace_id,
      correlation_id,
      error_uri: `${new URL(c.req.url).origin}/error?code=${aadsts}`,
    },
    status,
  );
};
