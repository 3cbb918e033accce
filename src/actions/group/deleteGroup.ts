import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { deleteGroupExamplePayload } from "../../examplePayloads/group";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { output, success, text } from "../../outputSchemas";

/**
 * Deletes a group. Microsoft 365 and cloud-only security groups can be restored for 30 days.
 * Least permission: Group.ReadWrite.All.
 * @see https://learn.microsoft.com/graph/api/group-delete
 */
export const deleteGroup = action({
  display: { label: "Delete Group", description: "Deletes a group." },
  inputs: { connection, groupId, debugRequest },
  performSafety: "notAllowed",
  examplePayload: deleteGroupExamplePayload,
  examplePerform: async () => deleteGroupExamplePayload,
  outputSchema: output(success({ groupId: text })),
  perform: async (context, { connection, groupId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Delete Group",
      permission: "Group.ReadWrite.All",
      method: "DELETE",
      path: graphPath`/groups/${groupId}`,
    });
    return { data: { success: true as const, groupId } };
  },
});
