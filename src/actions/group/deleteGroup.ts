import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { groupChangedExamplePayload } from "../../examplePayloads/group";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Deletes a group. Microsoft 365 and cloud-only security groups can be restored for 30 days.
 * @see https://learn.microsoft.com/graph/api/group-delete
 */
export const deleteGroup = action({
  display: { label: "Delete Group", description: "Deletes a group." },
  inputs: { connection, groupId, debugRequest },
  ...notAllowed(groupChangedExamplePayload),
  outputSchema: output(success({ groupId: text })),
  perform: async (context, { connection, groupId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Delete Group",
      permission: permissions.deleteGroup,
      method: "DELETE",
      path: graphPath`/groups/${groupId}`,
    });
    return { data: { success: true as const, groupId } };
  },
});
