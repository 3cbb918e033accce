import { GraphError } from "../errors/graphError";
import { isOutcomeUnknown, safeToRepeat } from "../errors/outcome";
import { isNothing, type LicenceChange } from "./change";

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
    if (!(error instanceof GraphError) || !isOutcomeUnknown(error)) throw error;
    // That nobody could look says less than that it may be done.
    const left = await look().catch(() => {
      throw safeToRepeat(error);
    });
    if (isNothing(left)) return undefined;
    return send(left).catch((again: unknown) => {
      throw safeToRepeat(again);
    });
  }
};
