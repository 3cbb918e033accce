import type { Collisions } from "../collisions";
import { type BatchRequest, readEnvelope } from "./batchEnvelope";

interface BatchResponse {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

export type Send = (url: string, init: RequestInit) => Response | Promise<Response>;

const failedDependency = (id: string, other: string): BatchResponse => ({
  id,
  status: 424,
  headers: { "Content-Type": "application/json" },
  body: {
    error: {
      code: "FailedDependency",
      message: `Request Id : ${id} was not carried out, because request Id : ${other} that it depends on failed.`,
    },
  },
});

/** In a batch a header is a property, whose case counts: these are spelt as Graph spells them. */
const SPELLING = new Map(
  ["Cache-Control", "Content-Type", "Location", "OData-Version", "Retry-After"].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

const spelt = (name: string): string => SPELLING.get(name) ?? name;

/** https://github.com/nais/azurerator/issues/448: nothing was done. */
const collision = (id: string): BatchResponse => ({
  id,
  status: 409,
  headers: { "Content-Type": "application/json" },
  body: {
    error: {
      code: "Directory_ConcurrencyViolation",
      message:
        "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
    },
  },
});

/** JSON as it is; anything else comes as base64url. */
const encodeBody = ({ headers, body }: BatchRequest): string | Uint8Array<ArrayBuffer> =>
  typeof body === "string" && !headers.get("content-type")?.includes("json")
    ? new Uint8Array(Buffer.from(body, "base64url"))
    : JSON.stringify(body);

const readBody = (text: string, type: string): unknown => {
  if (!type.includes("json")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // a planned fault garbled it
  }
};

const carryOut = async (
  request: BatchRequest,
  send: Send,
  authorization: string,
): Promise<BatchResponse> => {
  const { id, method, url, headers } = request;
  headers.set("authorization", authorization);
  const bodiless = method === "GET" || request.body === undefined || request.body === null;
  const response = await send(url, {
    method,
    headers,
    ...(bodiless ? {} : { body: encodeBody(request) }),
  });
  const type = response.headers.get("content-type") ?? "";
  const bytes = Buffer.from(await response.arrayBuffer());
  // What is no text comes as base64, as it goes.
  const text = bytes.toString(type.startsWith("image/") ? "base64" : "utf8");
  return {
    id,
    status: response.status,
    headers: Object.fromEntries([...response.headers].map(([name, value]) => [spelt(name), value])),
    ...(text === "" ? {} : { body: readBody(text, type) }),
  };
};

/**
 * Carries out a `$batch` envelope request by request and answers in an order of its own, last first:
 * a client has to go by the ids.
 *
 * @param authorization Of the envelope; it is every request's, whatever its own headers say.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const runBatch = async (
  envelope: unknown,
  send: Send,
  authorization: string,
  collisions: Collisions,
): Promise<{ responses: BatchResponse[] }> => {
  const requests = readEnvelope(envelope);
  const { collides, end } = collisions.begin(requests);
  const answered = new Map<string, BatchResponse>();
  try {
    for (const [place, request] of requests.entries()) {
      const failed = request.dependsOn.find(
        (other) => (answered.get(other.toLowerCase())?.status ?? 424) >= 400,
      );
      const answer =
        failed !== undefined
          ? failedDependency(request.id, failed)
          : collides(place)
            ? collision(request.id)
            : await carryOut(request, send, authorization);
      answered.set(request.id.toLowerCase(), answer);
    }
  } finally {
    end();
  }
  return { responses: [...answered.values()].reverse() };
};
