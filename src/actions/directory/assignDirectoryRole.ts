import type { UnifiedRoleAssignment } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { assignDirectoryRoleExamplePayload } from "../../examplePayloads/role";
import { collectAny, entity, isTaken, safeToRepeat } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { bothFilters } from "../../inputs/odata";
import {
  assignmentFilters,
  directoryScopeId,
  principalId,
  roleDefinitionId,
} from "../../inputs/role";
import { assignedRole, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

const PATH = "/roleManagement/directory/roleAssignments";

/**
 * Gives a directory role to a user, a role-assignable group or a service principal, over the whole directory
 * or a part of it. Who holds it there already is a success: the existing assignment comes back, with
 * `alreadyAssigned`.
 * @see https://learn.microsoft.com/graph/api/rbacapplication-post-roleassignments
 */
export const assignDirectoryRole = action({
  display: {
    label: "Assign Directory Role",
    description: "Gives a directory role to a user, a group or a service principal.",
  },
  inputs: { connection, principalId, roleDefinitionId, directoryScopeId, debugRequest },
  ...notAllowed(assignDirectoryRoleExamplePayload),
  outputSchema: output(assignedRole),
  perform: async (context, { connection, debugRequest, ...wanted }) => {
    const graph = createClient(connection, context, { debugRequest });
    const { principalId, roleDefinitionId, directoryScopeId } = wanted;
    const purpose = {
      operation: "Assign Directory Role",
      permission: permissions.assignDirectoryRole,
    };
    try {
      const created = await entity<UnifiedRoleAssignment>(graph, {
        ...purpose,
        method: "POST",
        path: PATH,
        body: { principalId, roleDefinitionId, directoryScopeId },
      });
      return { data: { ...created, alreadyAssigned: false } };
    } catch (error) {
      // Graph's own text for it says no more than that something is taken; the read tells what.
      if (!isTaken(error)) throw safeToRepeat(error);
      const { value } = await collectAny<UnifiedRoleAssignment>(graph, {
        ...purpose,
        method: "GET",
        path: PATH,
        query: {
          $filter: bothFilters(assignmentFilters(wanted), undefined),
        },
      });
      const existing = value.find(
        (one) => one?.directoryScopeId?.toLowerCase() === directoryScopeId.toLowerCase(),
      );
      if (existing === undefined) throw error;
      return { data: { ...existing, alreadyAssigned: true } };
    }
  },
});
