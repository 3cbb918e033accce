import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { checkUserMembershipsExamplePayload } from "../../examplePayloads/userAccount";
import { checkMemberGroups } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { checkedGroupIds } from "../../inputs/membership";
import { userId } from "../../inputs/user";
import { checkedMemberships, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Tells in which of the given groups a user is, directly or through groups in groups. Graph is asked for
 * 20 groups at a time, and answers of a group that is not there as of one that the user is not in.
 * @see https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
 */
export const checkUserMemberships = action({
  display: {
    label: "Check User Memberships",
    description: "Tells in which of the given groups a user is, nested ones included.",
  },
  inputs: { connection, userId, groupIds: checkedGroupIds, debugRequest },
  ...notAllowed(checkUserMembershipsExamplePayload),
  outputSchema: output(checkedMemberships),
  perform: async (context, { connection, userId, groupIds, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const ids = [...new Set(groupIds.map((id) => id.toLowerCase()))];
    const groups = await checkMemberGroups(
      graph,
      { operation: "Check User Memberships", permission: permissions.checkUserMemberships },
      userId,
      ids,
    );
    const memberOf = ids.filter((id) => groups.has(id));
    const notMemberOf = ids.filter((id) => !groups.has(id));
    return {
      data: {
        memberOf,
        notMemberOf,
        isMemberOfAll: notMemberOf.length === 0,
        isMemberOfAny: memberOf.length > 0,
      },
    };
  },
});
