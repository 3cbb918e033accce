import { badRequest } from "../graphFault";

interface BatchRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}

interface BatchResponse {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

export type Send = (url: string, init: RequestInit) => Response | Promise<Response>;

const MOST_REQUESTS = 20;

const checkRequests = (envelope: unknown): readonly BatchRequest[] => {
  const requests = (envelope as { requests?: BatchRequest[] } | null)?.requests;
  if (!Array.isArray(requests)) throw badRequest("Invalid batch payload format.");
  if (requests.length > MOST_REQUESTS) {
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${MOST_REQUESTS}.`,
    );
  }
  const ids = requests.map(({ id }) => String(id ?? "").toLowerCase());
  if (ids.includes("") || new Set(ids).size < ids.length)
    throw badRequest("Request Id has to be unique in a batch.");
  for (const { body, headers } of requests) {
    const typed = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === "content-type");
    if (body !== undefined && body !== null && !typed) {
      throw badRequest("Write request does not contain Content-Type header or body.");
    }
  }
  return requests;
};

const failedDependency = (id: string): BatchResponse => ({
  id,
  status: 424,
  headers: { "Content-Type": "application/json" },
  body: {
    error: { code: "FailedDependency", message: "A request that this one depends on failed." },
  },
});

/**
 * Carries out a `$batch` envelope request by request and answers in an order of its own, last first:
 * a client has to go by the ids.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const runBatch = async (
  envelope: unknown,
  send: Send,
  inherited: Readonly<Record<string, string>>,
): Promise<{ responses: BatchResponse[] }> => {
  const answered = new Map<string, BatchResponse>();
  for (const { id, method, url, headers, body, dependsOn = [] } of checkRequests(envelope)) {
    if (dependsOn.some((other) => (answered.get(other)?.status ?? 424) >= 400)) {
      answered.set(id, failedDependency(id));
      continue;
    }
    const response = await send(`/v1.0/${url.replace(/^\/+/, "")}`, {
      method,
      headers: { ...inherited, ...headers },
      ...(body === undefined || body === null ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    answered.set(id, {
      id,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      ...(text === ""
        ? {}
        : {
            body: /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : text,
          }),
    });
  }
  return { responses: [...answered.values()].reverse() };
};
