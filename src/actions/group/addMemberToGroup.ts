import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addMemberToGroupExamplePayload } from "../../examplePayloads/group";
import { graphPath, isAlreadyMember } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId, groupMemberOdataId } from "../../inputs/group";
import { memberReference } from "../../inputs/memberReference";
import { flag, output, success, text } from "../../outputSchemas";

/**
 * Adds a user, group, device or service principal to a group. A member already is a success.
 * Least permission: GroupMember.ReadWrite.All.
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export const addMemberToGroup = action({
  display: { label: "Add Member to Group", description: "Adds a member to a group." },
  inputs: { connection, groupId, groupMemberOdataId, debugRequest },
  performSafety: "notAllowed",
  examplePayload: addMemberToGroupExamplePayload,
  examplePerform: async () => addMemberToGroupExamplePayload,
  outputSchema: output(success({ groupId: text, memberId: text, alreadyMember: flag })),
  perform: async (context, { connection, groupId, groupMemberOdataId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const { memberId, odataId } = memberReference(groupMemberOdataId, graph.origin);
    const result = { success: true as const, groupId, memberId };
    try {
      await graph.request({
        operation: "Add Member to Group",
        permission: "GroupMember.ReadWrite.All",
        method: "POST",
        path: graphPath`/groups/${groupId}/members/$ref`,
        body: { "@odata.id": odataId },
      });
      return { data: { ...result, alreadyMember: false } };
    } catch (error) {
      if (!isAlreadyMember(error)) throw error;
      return { data: { ...result, alreadyMember: true } };
    }
  },
});
