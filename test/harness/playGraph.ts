import nock from "nock";

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as it was on the wire. */
export interface Call {
  readonly method: string;
  /** Path and query, encoded as sent. */
  readonly path: string;
  /** Without what every HTTP client sends by itself. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const ORDINARY = new Set([
  "accept",
  "accept-encoding",
  "client-request-id",
  "connection",
  "content-length",
  "host",
  "user-agent",
]);

const METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/**
 * Plays the answers one after the other to whatever is asked of a Graph host, and gives the list of
 * requests, to be compared as a whole. A request beyond the last answer gets a 599.
 */
export const playGraph = (
  answers: readonly Answer[],
  origin = "https://graph.microsoft.com",
): Call[] => {
  const calls: Call[] = [];
  for (const method of METHODS) {
    nock(origin)
      .persist()
      .intercept(/.*/, method)
      .reply(function (path, body) {
        const headers = Object.fromEntries(
          Object.entries(this.req.headers)
            .filter(([name]) => !ORDINARY.has(name.toLowerCase()))
            .map(([name, value]) => [name.toLowerCase(), String(value)]),
        );
        const answer = answers[calls.length];
        calls.push({ method, path, headers, ...(body === "" ? {} : { body }) });
        const {
          status = answer === undefined ? 599 : 200,
          body: answerBody,
          headers: answerHeaders,
        } = answer ?? {};
        const text = typeof answerBody === "string" || Buffer.isBuffer(answerBody);
        return [
          status,
          answerBody === undefined ? "" : text ? answerBody : JSON.stringify(answerBody),
          { "Content-Type": text ? "text/plain" : "application/json", ...answerHeaders },
        ];
      });
  }
  return calls;
};

/** Graph's body of an error. */
export const graphFault = (code: string, message: string, details?: unknown[]) => ({
  error: {
    code,
    message,
    ...(details === undefined ? {} : { details }),
    innerError: {
      date: "2026-11-22T10:00:00",
      "request-id": "2726a9e1-2909-4277-ba89-144558eb9431",
      "client-request-id": "6f4d1d1a-7c8a-4e0f-9b57-9b6a1f2a0c11",
    },
  },
});
