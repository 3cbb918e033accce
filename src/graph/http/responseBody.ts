import type { GraphRequest } from "./request";

/** What is sent as JSON: lists and plain objects, but no bytes, streams or forms. */
export const isJsonValue = (body: unknown): boolean =>
  Array.isArray(body) ||
  (typeof body === "object" && body !== null && Object.getPrototypeOf(body) === Object.prototype);

export const asText = (data: unknown): string =>
  Buffer.isBuffer(data) ? data.toString("utf8") : typeof data === "string" ? data : "";

/** Why a successful answer cannot be used. */
export class BrokenBody extends Error {
  override readonly name = "BrokenBody";
}

const NO_CONTENT = new Set([202, 204, 205, 304]);

/**
 * Reads the body of a successful answer. Text that is not JSON is fine where Graph says that it sends
 * text, as `/$count` and `/$value` do.
 *
 * @throws BrokenBody when it is empty where there must be one, cut off, or a gateway's page.
 */
export const readResponseBody = (
  request: GraphRequest,
  response: { status: number; contentType: string; data: unknown },
): unknown => {
  if (request.responseType === "arraybuffer") return response.data;
  const body = asText(response.data);
  if (request.responseType === "text") return body;
  if (body === "") {
    // A read and a create always have something to show.
    const expected =
      request.method === "GET" ? !NO_CONTENT.has(response.status) : response.status === 201;
    if (expected) throw new BrokenBody("The answer was empty");
    return undefined;
  }
  if (/html/i.test(response.contentType)) {
    throw new BrokenBody("The answer was an HTML page, not Microsoft Graph's");
  }
  try {
    return JSON.parse(body);
  } catch {
    if (!/json/i.test(response.contentType)) return body;
    throw new BrokenBody("The answer was cut off or is not valid JSON");
  }
};
