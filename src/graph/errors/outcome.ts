import { mayHaveBeenDone } from "../http/retryDecision";
import type { GraphFailure } from "./graphFailure";

/**
 * Whether Graph may have carried out the request that failed: no answer came, a broken one, or one of a
 * gateway on the way. A create is not sent again after it.
 */
export const isOutcomeUnknown = ({ status, code }: GraphFailure): boolean =>
  mayHaveBeenDone(status, code, status !== undefined && status < 300);
