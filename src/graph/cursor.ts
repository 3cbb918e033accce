import { InputError } from "./errors/inputError";
import type { GraphRequest } from "./http/request";
import { isObject } from "./isObject";
import { assertGraphOrigin } from "./urls/origin";

const INPUT = "Cursor";

/** Links do not carry it, and Graph wants it with every page of an advanced query. */
const ADVANCED = { ConsistencyLevel: "eventual" } as const;

/** What a cursor says: where the next page is, and which list it belongs to. */
interface Place {
  readonly operation: string;
  readonly path: string;
  readonly link: string;
  readonly advanced: boolean;
}

/** The cursor of the page that a nextLink leads to: opaque text for the Cursor input of the same step. */
export const writeCursor = ({ operation, path, headers }: GraphRequest, link: string): string => {
  const place: Place = { operation, path, link, advanced: headers?.ConsistencyLevel !== undefined };
  return Buffer.from(JSON.stringify(place)).toString("base64url");
};

const placeOf = (cursor: string): Place => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (isObject(place) && typeof place.link === "string" && URL.canParse(place.link))
      return place as unknown as Place;
  } catch {
    // Told below, without the text: a cursor leads to data.
  }
  throw new InputError(INPUT, "is no cursor; use the cursor of the last result, as it is");
};

/**
 * The request of the page that a cursor stands for. The link holds the query of the first page, so that
 * of this call is left out.
 *
 * @throws InputError when the cursor comes from another connection's cloud, action or object.
 */
export const atCursor = (request: GraphRequest, cursor: string, origin: string): GraphRequest => {
  const { operation, path, link, advanced } = placeOf(cursor);
  if (operation !== request.operation)
    throw new InputError(INPUT, `comes from another action than ${request.operation}`);
  if (path !== request.path)
    throw new InputError(
      INPUT,
      "comes from a list of something else; leave it empty to begin with the first page",
    );
  assertGraphOrigin(INPUT, link, origin);
  const { query: _first, headers: _asked, ...rest } = request;
  return { ...rest, path: link, ...(advanced ? { headers: ADVANCED } : {}) };
};
