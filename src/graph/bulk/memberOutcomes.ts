import type { BulkError, BulkOutcome } from "./bulkResult";

export interface Already {
  /** There was nothing to do. */
  readonly already: boolean;
}

/** What came of each member, by its id in lower case. */
export type MemberOutcomes = Map<string, Already & { readonly error: BulkError | null }>;

/** Each id once, as it was written first: ids are the same in any case. */
export const distinctIds = (ids: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const id of ids) if (!seen.has(id.toLowerCase())) seen.set(id.toLowerCase(), id);
  return [...seen.values()];
};

/** What came of each of the ids that were given, repeats and all. */
export const outcomesOf = (
  ids: readonly string[],
  outcomes: MemberOutcomes,
): BulkOutcome<Already>[] =>
  ids.map((id) => {
    const { already, error } = outcomes.get(id.toLowerCase()) ?? { already: false, error: null };
    return { id, already, error };
  });
