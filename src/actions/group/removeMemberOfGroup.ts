import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeMemberOfGroupExamplePayload } from "../../examplePayloads/group";
import { graphPath, removeReference } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId, memberId } from "../../inputs/group";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Removes a member from a group. One that is no member is a success; a missing group is an error.
 * The path ends in `/$ref`: without it Graph would delete the member itself.
 * @see https://learn.microsoft.com/graph/api/group-delete-members
 */
export const removeMemberOfGroup = action({
  display: {
    label: "Remove Member of Group",
    description: "Removes a member from a group. The member itself is not deleted.",
  },
  inputs: { connection, groupId, memberId, debugRequest },
  ...notAllowed(removeMemberOfGroupExamplePayload),
  outputSchema: output(success({ groupId: text, memberId: text, alreadyRemoved: flag })),
  perform: async (context, { connection, groupId, memberId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const alreadyRemoved = await removeReference(
      graph,
      {
        operation: "Remove Member of Group",
        permission: permissions.removeMemberOfGroup,
        method: "DELETE",
        path: graphPath`/groups/${groupId}/members/${memberId}/$ref`,
      },
      graphPath`/groups/${groupId}`,
    );
    return { data: { success: true as const, groupId, memberId, alreadyRemoved } };
  },
});
