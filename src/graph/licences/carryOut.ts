import { GraphError } from "../errors/graphError";
import { mayHaveBeenDone } from "../http/retryDecision";
import { isNothing, type LicenceChange } from "./change";

const isUnclear = (error: unknown): boolean =>
  error instanceof GraphError &&
  mayHaveBeenDone(error.status, error.code, (error.status ?? 500) < 300);

/**
 * Sends a change of licences, if there is any. A POST whose answer was lost may have been carried out: what
 * `look` then finds left to do is sent once more.
 * @returns The answer; undefined when there was nothing to send, or it was carried out without one.
 */
export const carryOut = async <T>(
  change: LicenceChange,
  send: (change: LicenceChange) => Promise<T>,
  look: () => Promise<LicenceChange>,
): Promise<T | undefined> => {
  if (isNothing(change)) return undefined;
  try {
    return await send(change);
  } catch (error) {
    if (!isUnclear(error)) throw error;
    const left = await look();
    return isNothing(left) ? undefined : send(left);
  }
};
