import { atCursor, writeCursor } from "./cursor";
import { GraphError, isExpiredToken } from "./errors/graphError";
import { InputError } from "./errors/inputError";
import type { GraphClient, GraphRequest } from "./http/request";
import { type Collected, collect, readPage } from "./paging";

/** How much of a list is wanted, by the keys of the inputs. */
export interface ListExtent {
  readonly getAllPaginatedResults: boolean;
  readonly cursor: string | undefined;
  readonly maxResults: number | undefined;
}

/** A list as an action gives it: Graph's envelope, and the cursor of the page that follows. */
export type ListResult<T> = Collected<T> & {
  /** Null after the last page. */
  cursor: string | null;
};

const expiredCursor = (error: GraphError): GraphError =>
  new GraphError({
    ...error,
    advice: "The cursor has expired. Begin again with an empty Cursor.",
  });

/**
 * One page as Graph sends it, with the cursor of the next, or the whole list in one envelope.
 * @throws InputError for a cursor of another list, or one together with Get All.
 */
export const list = async <T>(
  graph: GraphClient,
  request: GraphRequest,
  { getAllPaginatedResults, cursor, maxResults }: ListExtent,
): Promise<ListResult<T>> => {
  if (getAllPaginatedResults) {
    if (cursor !== undefined)
      throw new InputError(
        "Cursor",
        "cannot stand together with Get All Paginated Results, which reads every page",
      );
    return { ...(await collect<T>(graph, request, maxResults)), cursor: null };
  }
  const asked = cursor === undefined ? request : atCursor(request, cursor, graph.origin);
  try {
    const page = await readPage<T>(graph, asked);
    const link = page["@odata.nextLink"];
    return { ...page, cursor: link ? writeCursor({ ...asked, path: request.path }, link) : null };
  } catch (error) {
    throw cursor !== undefined && isExpiredToken(error) ? expiredCursor(error) : error;
  }
};
