import { GraphError } from "../errors/graphError";
import type { Purpose } from "../http/request";
import type { BatchResult } from "./batchResult";

/** Why an entry failed. */
export interface BulkError {
  /** Null when nothing was sent, or no answer came. */
  readonly status: number | null;
  /**
   * Graph's code, or `OutcomeUnknown` (it may have been done), `NotAttempted` (its turn did not come),
   * `InvalidEntry` (nothing could be sent for it).
   */
  readonly code: string;
  readonly message: string;
}

/** What came of one entry: done, with what else is known of it, or not. */
export type BulkOutcome<E extends object> = E & {
  readonly id: string | null;
  readonly error: BulkError | null;
};

export type BulkEntry<E extends object> = {
  index: number;
  id: string | null;
  success: boolean;
} & E & {
    error: BulkError | null;
  };

/** One result for each entry, in the order of the input. */
export interface BulkResult<E extends object> {
  /** None failed. */
  success: boolean;
  total: number;
  succeeded: number;
  failed: number;
  results: BulkEntry<E>[];
}

/** Most references that a step writes, and most other writes. */
export const MOST_REFERENCES = 50_000;
export const MOST_WRITES = 15_000;

/** The platform ends a step at 15 minutes: nothing new begins after 13. */
export const LONGEST_BULK_MS = 13 * 60_000;

export type Failed = Extract<BatchResult<unknown>, { ok: false }>;

/** The error of an entry whose request failed. */
export const bulkError = ({ outcome, error }: Failed): BulkError => ({
  status: error.status ?? null,
  code:
    outcome === "unknown"
      ? "OutcomeUnknown"
      : outcome === "notAttempted"
        ? "NotAttempted"
        : error.code,
  message: error.message,
});

/**
 * What failed without an answer, after a look that did not find it done: it was not carried out, or nobody
 * could see whether it was.
 *
 * @param isKnown The look found out.
 */
export const afterLook = (failed: Failed, isKnown: boolean): Failed => {
  const { code } = failed.error;
  const known = isKnown
    ? {
        code: code.replace("OutcomeUnknown", "NotAttempted"),
        advice: "It was not carried out, as a look afterwards showed. Run the step again for it.",
      }
    : {
        code: code.replace("NotAttempted", "OutcomeUnknown"),
        advice:
          "It may have been carried out, and could not be looked up. Run the step again: what is done already counts as success.",
      };
  return {
    ...failed,
    outcome: isKnown ? "refused" : "unknown",
    error: new GraphError({ ...failed.error, ...known }),
  };
};

export const invalidEntry = (message: string): BulkError => ({
  status: null,
  code: "InvalidEntry",
  message,
});

/** The result of a bulk step, from what came of each entry. */
export const bulkResult = <E extends object>(
  outcomes: readonly BulkOutcome<E>[],
): BulkResult<E> => {
  const results = outcomes.map((outcome, index) => {
    const { id, error, ...more } = outcome;
    return { index, id, success: error === null, ...more, error } as unknown as BulkEntry<E>;
  });
  const failed = results.filter(({ success }) => !success).length;
  const total = results.length;
  return { success: failed === 0, total, succeeded: total - failed, failed, results };
};

const MOST_NAMED = 3;

/**
 * Fails the step when entries failed and the builder wants that. All entries were tried before.
 * @throws GraphError that counts the failed entries and names the first three.
 */
export const assertNoneFailed = (
  { operation, permission }: Purpose,
  { total, failed, succeeded, results }: BulkResult<object>,
): void => {
  if (failed === 0) return;
  const failures = results.flatMap(({ index, id, error }) =>
    error === null ? [] : [{ name: id ?? `entry ${index}`, ...error }],
  );
  const named = failures
    .slice(0, MOST_NAMED)
    .map(({ name, message }) => `${name}: ${message}`)
    .join("; ");
  const more = failed > MOST_NAMED ? `; and ${failed - MOST_NAMED} more` : "";
  throw new GraphError({
    operation,
    permission,
    method: "POST",
    path: "/$batch",
    status: failures[0]?.status ?? undefined,
    code: failures[0]?.code ?? "",
    graphMessage: `${failed} of ${total} entries failed (${named}${more})`,
    details: [],
    advice:
      succeeded === 0
        ? "None was carried out."
        : `The other ${succeeded} were carried out and stay as they are.`,
  });
};
