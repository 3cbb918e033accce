import { type BulkEntry, type BulkResult, bulkResult } from "./bulkResult";

/** Each id once, as it was written first: ids are the same in any case. */
export const distinctIds = (ids: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const id of ids) if (!seen.has(id.toLowerCase())) seen.set(id.toLowerCase(), id);
  return [...seen.values()];
};

/** The result of a step that wrote each id once, as one for all that were given, repeats and all. */
export const answerRepeats = <E extends object>(
  ids: readonly string[],
  { results }: BulkResult<E>,
): BulkResult<E> => {
  const byId = new Map(results.map((entry) => [entry.id?.toLowerCase(), entry]));
  return bulkResult<E>(
    ids.map((id) => {
      const { index, success, ...entry } = byId.get(id.toLowerCase()) as BulkEntry<E>;
      return { ...(entry as unknown as E), id, error: entry.error };
    }),
  );
};
