import type { GraphClient, GraphRequest } from "./http/request";

/** Where Graph writes the link: before the entries. */
const LINK = /^\s*\{[^[\]]*?"@odata\.nextLink"\s*:\s*("(?:[^"\\]|\\.)+")/;
const LONGEST_BEGINNING = 16_384;

/**
 * The link to the next page, read off the text of a page; undefined where it does not stand at the beginning, or
 * the text was cut off.
 */
export const nextLinkIn = (text: string): string | undefined => {
  if (!text.slice(-8).trimEnd().endsWith("}")) return undefined;
  const [, link] = LINK.exec(text.slice(0, LONGEST_BEGINNING)) ?? [];
  try {
    return link === undefined ? undefined : JSON.parse(link);
  } catch {
    return undefined;
  }
};

/** Reads a page. */
type Read<T> = (graph: GraphClient, request: GraphRequest) => Promise<T>;

/**
 * Reads pages as `read` does, and asks for the one that follows while one is parsed. A page that came too early
 * does not ask for another: one is parsed and one being received, no more. Whoever reads must want every page.
 *
 * @param isNew Whether a link was not followed yet.
 */
export const readAhead = <P>(
  graph: GraphClient,
  read: Read<P>,
  isNew: (link: string) => boolean,
): Read<P> => {
  let wanted: string;
  let coming: { readonly link: string; readonly page: Promise<P> } | undefined;
  const send = (request: GraphRequest): Promise<P> => {
    const { query: _first, ...next } = request;
    const onText = (text: string): void => {
      const link = nextLinkIn(text);
      if (link === undefined || wanted !== request.path || coming?.link === link) return;
      if (!isNew(link)) return;
      const page = send({ ...next, path: link });
      // Its failure is told when it is its turn. The client refuses a link of another origin.
      page.catch(() => {});
      coming = { link, page };
    };
    return read(graph, { ...request, onText });
  };
  return (_graph, request) => {
    wanted = request.path;
    return coming?.link === request.path ? coming.page : send(request);
  };
};
