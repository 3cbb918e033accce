import { batch } from "../batch";
import { GraphError, isAlreadyMember } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import { graphPath } from "../urls/path";
import { addMembers } from "./addMembers";
import { type BulkError, bulkError, LONGEST_BULK_MS } from "./bulkResult";
import { distinctIds } from "./distinctIds";

/** The owners and members that a group is to have, each once. */
interface GroupReferences {
  readonly owners: readonly string[];
  readonly members: readonly string[];
}

/** An owner or a member that was not added to the new group, and why. */
export interface NotAdded {
  readonly relationship: "owners" | "members";
  readonly id: string;
  readonly error: BulkError;
}

/** Most references that Graph takes with the creation of a group, owners and members together. */
const MOST_WITH_CREATION = 20;

/** What goes with the creation of a group, owners first, and what has to come after it. */
export const splitReferences = (
  ownerIds: readonly string[],
  memberIds: readonly string[],
): { first: GroupReferences; rest: GroupReferences } => {
  const [owners, members] = [distinctIds(ownerIds), distinctIds(memberIds)];
  const room = Math.max(0, MOST_WITH_CREATION - owners.length);
  return {
    first: { owners: owners.slice(0, MOST_WITH_CREATION), members: members.slice(0, room) },
    rest: { owners: owners.slice(MOST_WITH_CREATION), members: members.slice(room) },
  };
};

const reference = (origin: string, id: string): string =>
  `${origin}/v1.0${graphPath`/directoryObjects/${id}`}`;

/** The properties that bind references in the body of a creation; none for a list without entries. */
export const bindings = (origin: string, references: GroupReferences): Record<string, string[]> =>
  Object.fromEntries(
    (["owners", "members"] as const)
      .filter((relationship) => references[relationship].length > 0)
      .map((relationship) => [
        `${relationship}@odata.bind`,
        references[relationship].map((id) => reference(origin, id)),
      ]),
  );

const addOwners = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  ids: readonly string[],
  endsAt: number,
): Promise<NotAdded[]> => {
  const results = await batch<unknown>(
    graph,
    purpose,
    ids.map((id) => ({
      ...purpose,
      method: "POST",
      path: graphPath`/groups/${groupId}/owners/$ref`,
      body: { "@odata.id": reference(graph.origin, id) },
      // An owner already is no failure here.
      repeatable: true,
    })),
    { chained: true, begun: true, endsAt },
  );
  return ids.flatMap((id, place): NotAdded[] => {
    const result = results[place];
    return result === undefined || result.ok || isAlreadyMember(result.error)
      ? []
      : [{ relationship: "owners", id, error: bulkError(result) }];
  });
};

/** What did not become a member; a refusal of the whole is one of each, since the group is there by now. */
const addRest = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  ids: readonly string[],
  endsAt: number,
): Promise<NotAdded[]> => {
  try {
    const outcomes = await addMembers(graph, purpose, groupId, ids, { endsAt, begun: true });
    return outcomes.flatMap(({ id, error }) =>
      id === null || error === null ? [] : [{ relationship: "members", id, error }],
    );
  } catch (failure) {
    if (!(failure instanceof GraphError)) throw failure;
    const error = bulkError({ ok: false, outcome: "refused", error: failure, mayBeRepeat: false });
    return ids.map((id) => ({ relationship: "members", id, error }));
  }
};

/**
 * Adds owners and members to a group that was just created, and gives those that were not added. It throws
 * for none of them: the group is there, and its id must not be lost.
 */
export const addReferences = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  { owners, members }: GroupReferences,
): Promise<NotAdded[]> => {
  const endsAt = Date.now() + LONGEST_BULK_MS;
  return [
    ...(await addOwners(graph, purpose, groupId, owners, endsAt)),
    ...(await addRest(graph, purpose, groupId, members, endsAt)),
  ];
};
