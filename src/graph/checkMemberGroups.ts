import { batch } from "./batch";
import { chunks } from "./chunks";
import { brokenAnswer } from "./errors/brokenAnswer";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";
import { isObject } from "./isObject";
import { graphPath } from "./urls/path";

/** Most groups that Graph checks in a call. */
const MOST_CHECKED = 20;

/** The answers to some calls: to one call as it is, to more in batches. */
const answersTo = async (
  graph: GraphClient,
  purpose: Purpose,
  requests: readonly GraphRequest[],
): Promise<unknown[]> => {
  const [first, ...more] = requests;
  if (first !== undefined && more.length === 0) return [(await graph.request(first)).body];
  const results = await batch<unknown>(graph, purpose, requests);
  return results.map((result) => {
    if (!result.ok) throw result.error;
    return result.body;
  });
};

/**
 * Of which of these groups a user is a member, directly or through groups in groups: their ids in lower
 * case. A call checks 20 groups.
 *
 * @throws GraphError of the first call that failed.
 * @see https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
 */
export const checkMemberGroups = async (
  graph: GraphClient,
  purpose: Purpose,
  userId: string,
  groupIds: readonly string[],
): Promise<Set<string>> => {
  const requestOf = (ids: readonly string[]): GraphRequest => ({
    ...purpose,
    method: "POST",
    path: graphPath`/users/${userId}/checkMemberGroups`,
    body: { groupIds: ids },
    repeatable: true,
  });
  const requests = chunks(groupIds, MOST_CHECKED).map(requestOf);
  const found = new Set<string>();
  for (const answer of await answersTo(graph, purpose, requests)) {
    const ids: unknown = isObject(answer) ? answer.value : undefined;
    if (!Array.isArray(ids) || !ids.every((id) => typeof id === "string"))
      throw brokenAnswer(requestOf([]), "The answer did not hold the groups");
    for (const id of ids) found.add(id.toLowerCase());
  }
  return found;
};
