import { GraphFault } from "../graphFault";
import { isObject } from "../isObject";

/** One request of an envelope, checked. */
export interface BatchRequest {
  /** As it came; ids are compared without case. */
  readonly id: string;
  readonly method: string;
  /** Path and query under /v1.0, with its leading slash. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const MOST_REQUESTS = 20;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

// The gateway answers these itself, with its own code: https://learn.microsoft.com/graph/json-batching
const refuse = (message: string): GraphFault => new GraphFault(400, "BadRequest", message);

const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const hasBody = (fields: Fields): boolean => fields.body !== undefined && fields.body !== null;

const readId = (fields: Fields, index: number): string => {
  if (typeof fields.id !== "string" || fields.id === "")
    throw refuse(`Batch request at position ${index} has no id: a text that is not empty.`);
  return fields.id;
};

const readMethod = (fields: Fields, id: string): string => {
  if (typeof fields.method !== "string") throw refuse(`Batch request id : ${id} has no method.`);
  const method = fields.method.toUpperCase();
  if (!METHODS.includes(method))
    throw refuse(`Batch request id : ${id} has the method '${fields.method}', which is unknown.`);
  return method;
};

/** The URL is relative to the version: no host, and nothing that climbs out of it. */
const readUrl = (fields: Fields, id: string): string => {
  if (typeof fields.url !== "string" || fields.url === "")
    throw refuse(`Batch request id : ${id} has no url.`);
  if (/^[a-z][a-z\d+.-]*:|^[\\/]{2}/i.test(fields.url))
    throw refuse(`Batch request id : ${id} has a url with a host; it must be a relative one.`);
  const { pathname, search } = new URL(
    `/v1.0/${fields.url.replace(/^\//, "")}`,
    "http://graph.example",
  );
  if (!pathname.startsWith("/v1.0/"))
    throw refuse(`Batch request id : ${id} has a url that leaves its version.`);
  if (/^\/v1\.0\/(\$|%24)batch\/?$/i.test(pathname))
    throw refuse(`Batch request id : ${id} is a batch itself; batches cannot be nested.`);
  return pathname.slice("/v1.0".length) + search;
};

const readHeaders = (fields: Fields, id: string): Headers => {
  const given = fields.headers ?? {};
  const wrong = () => refuse(`Batch request id : ${id} has headers that are no names with texts.`);
  if (!isObject(given) || Object.values(given).some((value) => typeof value !== "string"))
    throw wrong();
  try {
    return new Headers(given as Record<string, string>);
  } catch {
    throw wrong();
  }
};

const readDependencies = (fields: Fields, id: string): readonly string[] => {
  const given = fields.dependsOn ?? [];
  if (!Array.isArray(given) || given.some((other) => typeof other !== "string"))
    throw refuse(`Batch request id : ${id} has a dependsOn that is no list of ids.`);
  return given;
};

const readRequest = (fields: unknown, index: number): BatchRequest => {
  if (!isObject(fields)) throw refuse(`Batch request at position ${index} is no object.`);
  const id = readId(fields, index);
  const method = readMethod(fields, id);
  const url = readUrl(fields, id);
  const headers = readHeaders(fields, id);
  // An action without parameters needs an empty object and its type as well.
  const writes = ["POST", "PUT", "PATCH"].includes(method);
  if ((writes && !hasBody(fields)) || (hasBody(fields) && !headers.has("content-type")))
    throw refuse(`Write request id : ${id} does not contain Content-Type header or body.`);
  return { id, method, url, headers, body: fields.body, dependsOn: readDependencies(fields, id) };
};

/**
 * Requests run fully in parallel or fully in sequence: none depends on another, each depends on the one
 * before it, or all depend on the first.
 * @see https://learn.microsoft.com/graph/json-batching#sequencing-requests-with-the-dependson-property
 */
const checkDependencies = (requests: readonly BatchRequest[]): void => {
  for (const [index, { id, dependsOn }] of requests.entries()) {
    for (const other of dependsOn) {
      const at = requests.findIndex((request) => sameId(request.id, other));
      if (at === -1)
        throw refuse(`Request Id : ${id} depends on request Id : ${other}, which is not there.`);
      if (at >= index)
        throw refuse(
          `Request Id : ${id} depends on request Id : ${other}, which is not before it.`,
        );
    }
  }
  const [first, ...rest] = requests;
  const dependsOnlyOn = (request: BatchRequest, other: BatchRequest | undefined): boolean =>
    request.dependsOn.length === 1 &&
    other !== undefined &&
    sameId(request.dependsOn[0] ?? "", other.id);
  const parallel = requests.every(({ dependsOn }) => dependsOn.length === 0);
  const sequential = rest.every((request, index) => dependsOnlyOn(request, requests[index]));
  const onFirst = rest.every((request) => dependsOnlyOn(request, first));
  if (!parallel && !sequential && !onFirst) {
    throw refuse(
      "The requests of a batch must be fully sequential or fully parallel: all of them have a dependency on the one before or on the first, or none has.",
    );
  }
};

/** The requests of a `$batch` envelope; whatever is wrong with one of them refuses the whole. */
export const readEnvelope = (envelope: unknown): readonly BatchRequest[] => {
  const given = isObject(envelope) ? envelope.requests : undefined;
  if (!Array.isArray(given) || given.length === 0) throw refuse("Invalid batch payload format.");
  if (given.length > MOST_REQUESTS) {
    throw refuse(`Number of batch request steps exceeds the maximum value of ${MOST_REQUESTS}.`);
  }
  const requests = given.map(readRequest);
  if (new Set(requests.map(({ id }) => id.toLowerCase())).size < requests.length)
    throw refuse("Request Id has to be unique in a batch.");
  checkDependencies(requests);
  return requests;
};
