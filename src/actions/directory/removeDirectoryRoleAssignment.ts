import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeDirectoryRoleAssignmentExamplePayload } from "../../examplePayloads/role";
import { graphPath, isNotFound } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { roleAssignmentId } from "../../inputs/role";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Takes a directory role from whoever holds it by this assignment. One that is gone already is a success.
 * @see https://learn.microsoft.com/graph/api/unifiedroleassignment-delete
 */
export const removeDirectoryRoleAssignment = action({
  display: {
    label: "Remove Directory Role Assignment",
    description: "Takes a directory role from a user, a group or a service principal.",
  },
  inputs: { connection, roleAssignmentId, debugRequest },
  ...notAllowed(removeDirectoryRoleAssignmentExamplePayload),
  outputSchema: output(success({ roleAssignmentId: text, alreadyRemoved: flag })),
  perform: async (context, { connection, roleAssignmentId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const result = { success: true as const, roleAssignmentId };
    try {
      await graph.request({
        operation: "Remove Directory Role Assignment",
        permission: permissions.removeDirectoryRoleAssignment,
        method: "DELETE",
        path: graphPath`/roleManagement/directory/roleAssignments/${roleAssignmentId}`,
      });
      return { data: { ...result, alreadyRemoved: false } };
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return { data: { ...result, alreadyRemoved: true } };
    }
  },
});
