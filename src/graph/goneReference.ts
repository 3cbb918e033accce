import { isNotFound, isNotMember } from "./errors/graphError";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";

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

/**
 * Sends the DELETE of a reference that the object at `path` has.
 *
 * @returns Whether it was not there to begin with.
 * @throws GraphError when the object itself is missing, also when the answer to the first attempt was lost.
 */
export const removeReference = async (
  graph: GraphClient,
  removal: GraphRequest,
  path: string,
): Promise<boolean> => {
  let alreadyRemoved = false;
  let refusal: unknown;
  try {
    // 404 is how Graph says that there is no such reference.
    const { gone } = await graph.request({ ...removal, awaitReplication: false });
    refusal = gone;
  } catch (error) {
    refusal = error;
    alreadyRemoved = true;
  }
  if (refusal !== undefined) await assertGoneReference(graph, refusal, removal, path);
  return alreadyRemoved;
};
