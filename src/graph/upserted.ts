import { entity, entityOf } from "./entity";
import type { GraphClient, GraphRequest, GraphResponse } from "./http/request";

/**
 * What an upsert by a unique name came to: the new object, or word that the existing one was changed.
 * `created` is null when the answer to the first attempt was lost: that one may have created the object
 * which the second one found.
 */
export type Upserted<T> =
  | (T & { created: true })
  | { success: true; updated: true; uniqueName: string }
  | { success: true; updated: true; uniqueName: string; created: null; id: string };

/** Reads an upsert's answer, and the id of the object where it cannot be told whether it is new. */
export const upserted = async <T>(
  graph: GraphClient,
  request: GraphRequest,
  response: GraphResponse<T>,
  uniqueName: string,
): Promise<Upserted<T>> => {
  if (response.status === 201) return { ...entityOf<T>(request, response), created: true };
  // An update is answered with nothing; what is answered with something must be the object.
  if (response.status !== 204) entityOf<T>(request, response);
  const update = { success: true, updated: true, uniqueName } as const;
  if (!response.mayBeRepeat) return update;
  const { operation, permission, path } = request;
  const { id } = await entity<{ id: string }>(graph, {
    operation,
    ...(permission === undefined ? {} : { permission }),
    method: "GET",
    path,
    query: { $select: "id" },
  });
  return { ...update, created: null, id };
};
