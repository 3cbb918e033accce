import {
  batch,
  collect,
  type GraphClient,
  graphPath,
  LARGEST_PAGE,
  type Purpose,
  setNewest,
} from "../../graph";
import type { ObjectNews } from "./events";
import { isDeletion, type Standpoint } from "./objectNews";

/** Rounds whose members are kept, since the pages of a round often run in one process. */
const MOST_KEPT = 2;
const membersOfRound = new Map<string, Promise<ReadonlySet<string>>>();

const readMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  groupIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const members = new Set<string>();
  for (const groupId of groupIds) {
    const { value } = await collect<{ id: string }>(graph, {
      ...purpose,
      method: "GET",
      path: graphPath`/groups/${groupId}/transitiveMembers/microsoft.graph.user`,
      // The kind of member can only be chosen in an advanced query.
      query: { $select: "id", $count: true, $top: LARGEST_PAGE },
      headers: { ConsistencyLevel: "eventual" },
    });
    for (const { id } of value) members.add(id);
  }
  return members;
};

/** The members of the groups, nested ones included, read once for a round. */
const allMembers = (
  graph: GraphClient,
  purpose: Purpose,
  groupIds: readonly string[],
  round: string,
): Promise<ReadonlySet<string>> => {
  const known = membersOfRound.get(round);
  if (known !== undefined) return known;
  const reading = readMembers(graph, purpose, groupIds);
  setNewest(membersOfRound, round, reading, MOST_KEPT);
  reading.catch(() => membersOfRound.delete(round));
  return reading;
};

/** Of some users those who are members of one of the groups. */
const checkMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  groupIds: readonly string[],
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const answers = await batch<{ value: string[] }>(
    graph,
    purpose,
    ids.map((id) => ({
      ...purpose,
      method: "POST",
      path: graphPath`/users/${id}/checkMemberGroups`,
      body: { groupIds },
    })),
  );
  return new Set(
    ids.filter((_id, index) => {
      const answer = answers[index];
      if (answer?.ok) return answer.body.value.length > 0;
      // Gone since: the next round tells of that, and only of what was told before.
      if (answer?.error.status === 404) return true;
      throw answer?.error;
    }),
  );
};

/**
 * The news of users who are in one of the groups, and of deletions, of which nobody can say that any more.
 * @see https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
 */
export const onlyMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  groupIds: readonly string[],
  news: readonly ObjectNews[],
  { mode, round }: Standpoint,
): Promise<ObjectNews[]> => {
  const ids = news.flatMap(({ id, changeType }) =>
    id === null || isDeletion(changeType) ? [] : [id],
  );
  if (ids.length === 0) return [...news];
  const members =
    mode === "full"
      ? await allMembers(graph, purpose, groupIds, round)
      : await checkMembers(graph, purpose, groupIds, ids);
  return news.filter(
    ({ id, changeType }) => isDeletion(changeType) || (id !== null && members.has(id)),
  );
};
