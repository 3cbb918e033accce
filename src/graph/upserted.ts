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
  { operation, permission, path }: GraphRequest,
  { status, body, mayBeRepeat }: GraphResponse<T>,
  uniqueName: string,
): Promise<Upserted<T>> => {
  if (status === 201) return { ...body, created: true };
  const update = { success: true, updated: true, uniqueName } as const;
  if (!mayBeRepeat) return update;
  const found = await graph.request<{ id: string }>({
    operation,
    ...(permission === undefined ? {} : { permission }),
    method: "GET",
    path,
    query: { $select: "id" },
  });
  return { ...update, created: null, id: found.body.id };
};
