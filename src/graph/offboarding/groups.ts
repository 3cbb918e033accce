import { collect, LARGEST_PAGE } from "../paging";
import { graphPath } from "../urls/path";
import { removeEach } from "./removeEach";
import type { Skipped, Step } from "./step";

/** What tells whether somebody may be taken out of a group. */
export interface GroupFacts {
  readonly groupTypes?: readonly string[] | null;
  readonly mailEnabled?: boolean | null;
  readonly onPremisesSyncEnabled?: boolean | null;
}

interface Group extends GroupFacts {
  readonly id: string;
  readonly displayName?: string | null;
}

/** Why Graph cannot change a group; undefined when it can. */
export const hindranceOfGroup = (group: GroupFacts): string | undefined => {
  if (group.onPremisesSyncEnabled === true)
    return "synchronised: change it where it comes from, such as Active Directory";
  if (group.mailEnabled === true && !group.groupTypes?.includes("Unified"))
    return "mail-enabled: Exchange manages its members";
  return undefined;
};

const hindranceOfMember = (group: GroupFacts): string | undefined =>
  group.groupTypes?.includes("DynamicMembership")
    ? "dynamic: its rule chooses the members"
    : hindranceOfGroup(group);

/**
 * Takes the user out of the groups, as far as the membership is direct. A cast of memberships is an
 * advanced query.
 * @see https://learn.microsoft.com/graph/api/user-list-memberof
 */
export const removeFromGroups: Step = async (leaving) => {
  const { graph, purpose, user } = leaving;
  const { value } = await collect<Group>(graph, {
    ...purpose,
    method: "GET",
    path: graphPath`/users/${user.id}/memberOf/microsoft.graph.group`,
    query: {
      $select: "id,displayName,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled",
      $count: true,
      $top: LARGEST_PAGE,
    },
    headers: { ConsistencyLevel: "eventual" },
  });
  const skipped: Skipped[] = [];
  const removables = value.flatMap((group) => {
    const thing = { id: group.id, name: group.displayName ?? null };
    const reason = hindranceOfMember(group);
    if (reason !== undefined) skipped.push({ ...thing, reason });
    return reason === undefined
      ? [{ ...thing, path: graphPath`/groups/${group.id}/members/${user.id}/$ref` }]
      : [];
  });
  return removeEach(leaving, removables, skipped);
};
