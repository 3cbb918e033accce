import { brokenAnswer } from "./errors/brokenAnswer";
import { type GraphError, isExpiredToken } from "./errors/graphError";
import { withProgress } from "./errors/withProgress";
import type { GraphClient, GraphRequest } from "./http/request";
import { isObject } from "./isObject";
import { readAhead } from "./readAhead";
import { assertGraphOrigin } from "./urls/origin";

/** A page of a collection, as Graph sends it. */
export interface Page<T> {
  "@odata.context"?: string;
  /** On the first page only, and only for advanced queries. */
  "@odata.count"?: number;
  "@odata.nextLink"?: string | null;
  /** On the last page of a delta round only. */
  "@odata.deltaLink"?: string;
  value: T[];
}

/** Most entries that Graph gives in a page of directory objects. */
export const LARGEST_PAGE = 999;

/** Graph cuts a page of users to 120 when it reads sign-in activity. */
const LARGEST_SIGN_IN_PAGE = 120;

/** The page size that needs the fewest requests. */
export const largestPage = ($select = "", $filter = ""): number =>
  /signInActivity/i.test(`${$select} ${$filter}`) ? LARGEST_SIGN_IN_PAGE : LARGEST_PAGE;

/** A list with this many pages in a row that hold no entry is treated as endless. */
const MOST_EMPTY_PAGES = 100;

/** Less than the 15 minutes that the platform gives a run, so that there is time to wait for the last page. */
const LONGEST_LIST_MS = 12 * 60_000;

const tooLong = (request: GraphRequest): GraphError =>
  brokenAnswer(request, "The list takes longer than the 12 minutes that a step has for it", {
    advice: "Narrow it down with Filter, or read it page by page.",
  });

type ReadPage = <T>(graph: GraphClient, request: GraphRequest) => Promise<Page<T>>;

/** One page, whatever its entries are: texts in a list of texts, or nonsense. */
const readAnyPage: ReadPage = async <T>(graph: GraphClient, request: GraphRequest) => {
  const { body } = await graph.request<Page<T> | undefined>(request);
  if (!Array.isArray(body?.value))
    throw brokenAnswer(request, "A page of the list came without its entries");
  return body;
};

/** One page of objects, as Graph sends it. */
export const readPage: ReadPage = async <T>(graph: GraphClient, request: GraphRequest) => {
  const page = await readAnyPage<T>(graph, request);
  if (!page.value.every(isObject))
    throw brokenAnswer(request, "A page of the list came with an entry that is no object");
  return page;
};

/** How far a list came, told with the error that broke it off. */
const brokenOff = (error: unknown, pageCount: number, entryCount: number): unknown =>
  pageCount > 0
    ? withProgress(
        error,
        `after ${pageCount} page${pageCount > 1 ? "s" : ""} with ${entryCount} entries`,
      )
    : error;

interface PagesOptions {
  /** Nothing is asked later, in milliseconds since 1970. */
  readonly endsAt?: number | undefined;
  /** Every page is wanted: each is asked for while the one before it is parsed. */
  readonly ahead?: boolean;
  /** `readPage` unless given. */
  readonly readPage?: ReadPage;
}

/**
 * Every page of a list, one in memory at a time. Links are followed as they come, after a check that
 * they stay on the connection's origin; the request's headers go with each, since links do not carry
 * them. An empty page in the middle is not the end, but a hundred in a row, a circle or twelve minutes
 * end it with an error.
 *
 * @throws GraphError that says after how many pages and entries the list broke off.
 * @see https://learn.microsoft.com/graph/paging
 */
export async function* pages<T>(
  graph: GraphClient,
  request: GraphRequest,
  {
    endsAt = Date.now() + LONGEST_LIST_MS,
    ahead = false,
    readPage: readOne = readPage,
  }: PagesOptions = {},
): AsyncGenerator<Page<T>, void, void> {
  const { query: _first, ...next } = request;
  const links = new Set<string>();
  const isNew = (link: string): boolean => !links.has(link);
  const read = ahead ? readAhead(graph, readOne<T>, isNew) : readOne<T>;
  let [current, pageCount, entryCount, emptyPages] = [request, 0, 0, 0];
  while (true) {
    let page: Page<T>;
    try {
      if (Date.now() > endsAt) throw tooLong(request);
      page = await read(graph, current);
    } catch (error) {
      throw brokenOff(error, pageCount, entryCount);
    }
    const link = page["@odata.nextLink"];
    pageCount += 1;
    entryCount += page.value.length;
    emptyPages = page.value.length === 0 ? emptyPages + 1 : 0;
    yield page;
    if (!link) return;
    const problem = !isNew(link)
      ? "The pages of the list lead in a circle"
      : emptyPages >= MOST_EMPTY_PAGES
        ? `${MOST_EMPTY_PAGES} pages in a row came empty`
        : undefined;
    if (problem !== undefined)
      throw brokenOff(brokenAnswer(request, problem), pageCount, entryCount);
    assertGraphOrigin("@odata.nextLink", link, graph.origin);
    links.add(link);
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

/** A whole list in one envelope, or as much of it as was wanted. */
export type Collected<T> = Page<T> & {
  /** There is more than was wanted. */
  truncated?: true;
};

/**
 * The pages of a list in one envelope: that of the first, with the entries of all or the first `limit`, and
 * the deltaLink of the last. Holds the result and one page.
 */
export const gather = async <T>(
  graph: GraphClient,
  request: GraphRequest,
  limit = Number.POSITIVE_INFINITY,
  options: PagesOptions = {},
): Promise<Collected<T>> => {
  let envelope: Collected<T> | undefined;
  const ahead = limit === Number.POSITIVE_INFINITY;
  for await (const page of pages<T>(graph, request, { ahead, ...options })) {
    const { "@odata.nextLink": link, ...rest } = page;
    if (envelope === undefined) envelope = rest;
    else {
      for (const entry of page.value) envelope.value.push(entry);
      const deltaLink = page["@odata.deltaLink"];
      if (deltaLink !== undefined) envelope["@odata.deltaLink"] = deltaLink;
    }
    if (envelope.value.length > limit || (envelope.value.length === limit && link)) {
      envelope.value.length = limit;
      envelope.truncated = true;
      break;
    }
  }
  return envelope ?? { value: [] };
};

const collecting =
  (readPage: ReadPage) =>
  async <T>(
    graph: GraphClient,
    request: GraphRequest,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<Collected<T>> => {
    const options = { readPage, endsAt: Date.now() + LONGEST_LIST_MS };
    try {
      return await gather<T>(graph, request, limit, options);
    } catch (error) {
      if (!isExpiredToken(error)) throw error;
      return gather<T>(graph, request, limit, options);
    }
  };

/**
 * The whole list in one envelope: context and count of the first page, all entries or the first `limit`,
 * no nextLink. Holds the result and one page. When Graph lets a page link expire in the middle, the list
 * starts over, once, with nothing of the first try left.
 */
export const collect = collecting(readPage);

/** The same of a list whose entries may be anything: those of a raw request, and what a picker leaves out. */
export const collectAny = collecting(readAnyPage);
