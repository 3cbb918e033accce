import { entity } from "../entity";
import { GraphError } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import { leftOutServicePrincipals, type Member } from "../member";
import { collect, LARGEST_PAGE } from "../paging";
import { graphPath } from "../urls/path";
import { GROUP_KIND, type GroupKind, isClosed } from "./memberReader";

type GroupWithMembers = GroupKind & { readonly members?: Member[] };

/**
 * The direct members of a group whose members are to be written, with type and id.
 * @throws GraphError when the group is missing, or its members are nobody's to write.
 */
export const readMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
): Promise<Member[]> => {
  const path = graphPath`/groups/${groupId}`;
  // It shows up to 20 members, service principals among them, which the list of members leaves out.
  const group = await entity<GroupWithMembers>(graph, {
    ...purpose,
    method: "GET",
    path,
    query: { $select: GROUP_KIND, $expand: "members($select=id)" },
  });
  if (isClosed(group)) {
    throw new GraphError({
      ...purpose,
      permission: purpose.permission,
      method: "PATCH",
      path,
      code: "",
      graphMessage: "The members of this group cannot be written",
      details: [],
      advice:
        "The rule of a dynamic group chooses its members, Active Directory those of a synchronised one, and Exchange those of a mail-enabled security group or distribution list. Change them there, or use another group.",
    });
  }
  const { value } = await collect<Member>(graph, {
    ...purpose,
    method: "GET",
    path: `${path}/members`,
    query: { $select: "id", $top: LARGEST_PAGE },
  });
  return [...value, ...leftOutServicePrincipals(value, group.members ?? []).servicePrincipals];
};
