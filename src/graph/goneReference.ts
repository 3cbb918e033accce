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

interface Removal {
  /** What Graph said where it found nothing to remove, or refused; undefined when it was removed. */
  readonly refusal: unknown;
  /** No attempt of ours can have removed it. */
  readonly alreadyRemoved: boolean;
}

/** Sends a DELETE whose 404 may say that there is nothing to remove: that of a lost answer's repetition too. */
export const tryRemoval = async (graph: GraphClient, removal: GraphRequest): Promise<Removal> => {
  try {
    const { gone } = await graph.request({ ...removal, awaitReplication: false });
    return { refusal: gone, alreadyRemoved: false };
  } catch (refusal) {
    return { refusal, alreadyRemoved: true };
  }
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
  const { refusal, alreadyRemoved } = await tryRemoval(graph, removal);
  if (refusal !== undefined) await assertGoneReference(graph, refusal, removal, path);
  return alreadyRemoved;
};
