import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeAppRoleAssignmentExamplePayload } from "../../examplePayloads/appRole";
import { graphPath, isNotFound, isRoleAssignmentGone, tryRemoval } from "../../graph";
import { appRoleAssignmentId } from "../../inputs/appRole";
import { connection, debugRequest } from "../../inputs/common";
import { servicePrincipalId } from "../../inputs/servicePrincipal";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Takes a role of an app from who has it by this assignment. An assignment that is gone is a success; a
 * missing service principal is an error.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto
 */
export const removeAppRoleAssignment = action({
  display: {
    label: "Remove App Role Assignment",
    description: "Takes a role of an application from a user, a group or a service principal.",
  },
  inputs: { connection, servicePrincipalId, appRoleAssignmentId, debugRequest },
  ...notAllowed(removeAppRoleAssignmentExamplePayload),
  outputSchema: output(
    success({ servicePrincipalId: text, appRoleAssignmentId: text, alreadyRemoved: flag }),
  ),
  perform: async (context, { connection, debugRequest, ...ids }) => {
    const graph = createClient(connection, context, { debugRequest });
    const removal = {
      operation: "Remove App Role Assignment",
      permission: permissions.removeAppRoleAssignment,
    };
    const path = graphPath`/servicePrincipals/${ids.servicePrincipalId}`;
    const { refusal, alreadyRemoved } = await tryRemoval(graph, {
      ...removal,
      method: "DELETE",
      path: path + graphPath`/appRoleAssignedTo/${ids.appRoleAssignmentId}`,
    });
    if (refusal !== undefined && !isRoleAssignmentGone(refusal)) {
      if (!isNotFound(refusal)) throw refusal;
      // Only a service principal that is there has lost the assignment. An app that may assign roles may
      // not always read it, and then the first failure tells more.
      await graph
        .request({ ...removal, method: "GET", path, query: { $select: "id" } })
        .catch(() => {
          throw refusal;
        });
    }
    return { data: { success: true as const, ...ids, alreadyRemoved } };
  },
});
