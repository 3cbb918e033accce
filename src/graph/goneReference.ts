import { isNotFound, isNotMember } from "./errors/graphError";
import type { GraphClient, Purpose } from "./http/request";

/**
 * Returns when a reference could not be removed because it is not there. Graph answers 404 both to a
 * member that is not there and to an object that is not: a read of the object at `path` tells.
 *
 * @throws The error when it says anything else; the one of the read when the object itself is missing.
 */
export const assertGoneReference = async (
  graph: GraphClient,
  error: unknown,
  purpose: Purpose,
  path: string,
): Promise<void> => {
  if (isNotMember(error)) return;
  if (!isNotFound(error)) throw error;
  await graph.request({ ...purpose, method: "GET", path, query: { $select: "id" } });
};
