import { entity } from "../entity";
import { isNotFound } from "../errors/graphError";
import type { GraphRequest } from "../http/request";
import { graphPath } from "../urls/path";
import { already, dryRunOutcome, removalOutcome, type Step } from "./step";

interface Manager {
  readonly id: string;
  readonly displayName?: string | null;
}

/** Ends who the user's manager is. Graph answers 404 where there is none. */
export const removeManager: Step = async ({ graph, purpose, user, dryRun }) => {
  // A 404 is an answer here, also about a user who was created moments ago.
  const of = { ...purpose, awaitReplication: false } satisfies Partial<GraphRequest>;
  try {
    const found = await entity<Manager>(graph, {
      ...of,
      method: "GET",
      path: graphPath`/users/${user.id}/manager`,
      query: { $select: "id,displayName" },
    });
    const manager = { id: found.id, name: found.displayName ?? null };
    if (dryRun) return dryRunOutcome([manager], []);
    await graph.request({
      ...of,
      method: "DELETE",
      path: graphPath`/users/${user.id}/manager/$ref`,
    });
    return removalOutcome({ removed: [manager], skipped: [], failed: [] });
  } catch (error) {
    if (isNotFound(error)) return already;
    throw error;
  }
};
