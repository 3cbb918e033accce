import type { BulkError, BulkOutcome } from "./bulkResult";

export interface Already {
  /** There was nothing to do. */
  readonly already: boolean;
}

/** What came of each member, by its id in lower case. */
export type MemberOutcomes = Map<string, Already & { readonly error: BulkError | null }>;

/** What came of each of the ids that were given, repeats and all. */
export const outcomesOf = (
  ids: readonly string[],
  outcomes: MemberOutcomes,
): BulkOutcome<Already>[] =>
  ids.map((id) => {
    const { already, error } = outcomes.get(id.toLowerCase()) ?? { already: false, error: null };
    return { id, already, error };
  });
