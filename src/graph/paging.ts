import { GraphError, isExpiredToken } from "./errors/graphError";
import { shownPath } from "./errors/readFailure";
import type { GraphClient, GraphRequest } from "./http/request";
import { assertGraphOrigin } from "./urls/origin";

/** A page of a collection, as Graph sends it. */
export interface Page<T> {
  "@odata.context"?: string;
  /** On the first page only, and only for advanced queries. */
  "@odata.count"?: number;
  "@odata.nextLink"?: string;
  value: T[];
}

/** Most entries that Graph gives in a page of directory objects. */
export const LARGEST_PAGE = 999;

/** Graph cuts a page of users to 120 when it reads sign-in activity. */
const LARGEST_SIGN_IN_PAGE = 120;

/** The page size that needs the fewest requests. */
export const largestPage = ($select = "", $filter = ""): number =>
  /signInActivity/i.test(`${$select} ${$filter}`) ? LARGEST_SIGN_IN_PAGE : LARGEST_PAGE;

const brokenPage = (request: GraphRequest, problem: string): GraphError =>
  new GraphError({
    operation: request.operation,
    method: request.method,
    path: shownPath(request.path),
    code: "",
    graphMessage: problem,
    details: [],
  });

/**
 * Every page of a list, one in memory at a time. Links are followed as they come, after a check that
 * they stay on the connection's origin; the request's headers go with each, since links do not carry
 * them. An empty page in the middle is not the end.
 *
 * @see https://learn.microsoft.com/graph/paging
 */
export async function* pages<T>(
  graph: GraphClient,
  request: GraphRequest,
): AsyncGenerator<Page<T>, void, void> {
  const { query: _first, ...next } = request;
  let current: GraphRequest = request;
  while (true) {
    const { body } = await graph.request<Page<T> | undefined>(current);
    if (!Array.isArray(body?.value))
      throw brokenPage(request, "A page of the list came without its entries");
    yield body;
    const link = body["@odata.nextLink"];
    if (link === undefined) return;
    if (link === current.path) throw brokenPage(request, "A page of the list links to itself");
    assertGraphOrigin("@odata.nextLink", link, graph.origin);
    current = { ...next, path: link };
  }
}

/** Every entry of a list, page by page. */
export async function* items<T>(
  graph: GraphClient,
  request: GraphRequest,
): AsyncGenerator<T, void, void> {
  for await (const page of pages<T>(graph, request)) yield* page.value;
}

const gather = async <T>(graph: GraphClient, request: GraphRequest): Promise<Page<T>> => {
  let envelope: Page<T> | undefined;
  for await (const page of pages<T>(graph, request)) {
    if (envelope === undefined) {
      const { "@odata.nextLink": _link, ...first } = page;
      envelope = first;
    } else {
      for (const entry of page.value) envelope.value.push(entry);
    }
  }
  return envelope ?? { value: [] };
};

/**
 * The whole list in one envelope: context and count of the first page, all entries, no nextLink.
 * Holds the result and one page. When Graph lets a page link expire in the middle, the list starts
 * over, once, with nothing of the first try left.
 */
export const collect = async <T>(graph: GraphClient, request: GraphRequest): Promise<Page<T>> => {
  try {
    return await gather<T>(graph, request);
  } catch (error) {
    if (!isExpiredToken(error)) throw error;
    return gather<T>(graph, request);
  }
};

/** One page as Graph sends it or, with `all`, the whole list in one envelope. */
export const list = async <T>(
  graph: GraphClient,
  request: GraphRequest,
  all: boolean,
): Promise<Page<T>> =>
  all ? collect<T>(graph, request) : (await graph.request<Page<T>>(request)).body;
