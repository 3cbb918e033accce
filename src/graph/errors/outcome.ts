import { mayHaveBeenDone } from "../http/retryDecision";
import { GraphError } from "./graphError";
import type { GraphFailure } from "./graphFailure";

/**
 * Whether Graph may have carried out the request that failed: no answer came, a broken one, or one of a
 * gateway on the way, to the last attempt or to one before it. A create is not sent again after it.
 */
export const isOutcomeUnknown = ({ status, code, mayBeDone = false }: GraphFailure): boolean =>
  mayBeDone || mayHaveBeenDone(status, code, status !== undefined && status < 300);

/** The error of a create that finds what is there already, so that running the step again is safe. */
export const safeToRepeat = (error: unknown): unknown =>
  error instanceof GraphError && isOutcomeUnknown(error)
    ? new GraphError({
        ...error,
        advice:
          "It is unknown whether Graph carried this out. Run the step again: what is there already counts as success.",
      })
    : error;
