import { GraphError } from "./errors/graphError";
import { conflictAdvice, conflictingId } from "./errors/subscriptionAdvice";
import type { GraphClient, Purpose } from "./http/request";
import { findSubscription } from "./subscriptions";

/**
 * Calls `send`; when another subscription holds the combination, the error names it and its URL, where
 * this app may read it.
 */
export const withConflictNamed = async <T>(
  graph: GraphClient,
  purpose: Purpose,
  send: () => Promise<T>,
): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    const id = error instanceof GraphError ? conflictingId(error) : undefined;
    if (!(error instanceof GraphError) || id === undefined) throw error;
    const other = await findSubscription(graph, id, purpose).catch(() => undefined);
    throw new GraphError({ ...error, advice: conflictAdvice(id, other?.notificationUrl) });
  }
};
