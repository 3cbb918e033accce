import { GraphError } from "../errors/graphError";
import { withProgress } from "../errors/withProgress";
import { wait } from "../time";

/** Half a minute in all. */
const WAITS_MS = [1_000, 3_000, 8_000, 18_000];

const isUnknownLocation = (error: unknown): boolean =>
  error instanceof GraphError &&
  error.status === 400 &&
  /invalid usage location/i.test(error.graphMessage);

const attempt = async <T>(send: () => Promise<T>, waits: readonly number[]): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    const [waitMs, ...later] = waits;
    if (waitMs === undefined || !isUnknownLocation(error)) throw error;
    await wait(waitMs);
    return attempt(send, later);
  }
};

/**
 * Sends what needs the usage location that was set a moment ago, which some replica of the directory may not
 * know yet. An error says that it is set.
 */
export const onceLocated = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await attempt(send, WAITS_MS);
  } catch (error) {
    throw withProgress(error, "after it had set the usage location");
  }
};
