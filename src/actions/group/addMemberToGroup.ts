import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addMemberToGroupExamplePayload } from "../../examplePayloads/group";
import { graphPath, isAlreadyMember, safeToRepeat } from "../../graph";
import { memberReference } from "../../inputs/clean/objectReference";
import { connection, debugRequest } from "../../inputs/common";
import { groupId, groupMemberOdataId } from "../../inputs/group";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Adds a user, group, device or service principal to a group. A member already is a success.
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export const addMemberToGroup = action({
  display: { label: "Add Member to Group", description: "Adds a member to a group." },
  inputs: { connection, groupId, groupMemberOdataId, debugRequest },
  ...notAllowed(addMemberToGroupExamplePayload),
  outputSchema: output(success({ groupId: text, memberId: text, alreadyMember: flag })),
  perform: async (context, { connection, groupId, groupMemberOdataId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const { memberId, odataId } = memberReference(groupMemberOdataId, graph.origin);
    const result = { success: true as const, groupId, memberId };
    try {
      await graph.request({
        operation: "Add Member to Group",
        permission: permissions.addMemberToGroup,
        method: "POST",
        path: graphPath`/groups/${groupId}/members/$ref`,
        body: { "@odata.id": odataId },
      });
      return { data: { ...result, alreadyMember: false } };
    } catch (error) {
      if (!isAlreadyMember(error)) throw safeToRepeat(error);
      return { data: { ...result, alreadyMember: true } };
    }
  },
});
