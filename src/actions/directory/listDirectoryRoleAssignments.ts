import type { UnifiedRoleAssignment } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listDirectoryRoleAssignmentsExamplePayload } from "../../examplePayloads/role";
import { list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { extentInputs } from "../../inputs/extent";
import { $top, bothFilters, topOf } from "../../inputs/odata";
import {
  assignmentExpand,
  assignmentFilter,
  assignmentFilters,
  assignmentSelect,
  optionalPrincipalId,
  optionalRoleDefinitionId,
} from "../../inputs/role";
import { output, roleAssignments } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists who holds which directory role, and over what: all assignments, those of one role, or those of one
 * user, group or service principal. Expand tells names: `principal` or `roleDefinition`. Roles that somebody
 * may activate (Privileged Identity Management) are listed as long as they are active.
 * @see https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export const listDirectoryRoleAssignments = action({
  display: {
    label: "List Directory Role Assignments",
    description: "Returns who holds which directory role.",
  },
  inputs: {
    connection,
    roleDefinitionId: optionalRoleDefinitionId,
    principalId: optionalPrincipalId,
    $expand: assignmentExpand,
    $filter: assignmentFilter,
    $select: assignmentSelect,
    $top,
    ...extentInputs,
    debugRequest,
  },
  ...notAllowed(listDirectoryRoleAssignmentsExamplePayload),
  outputSchema: output(roleAssignments),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { $expand, $select } = params;
    const page = await list<UnifiedRoleAssignment>(
      graph,
      {
        operation: "List Directory Role Assignments",
        permission: permissions.listDirectoryRoleAssignments,
        method: "GET",
        path: "/roleManagement/directory/roleAssignments",
        query: {
          $expand,
          $filter: bothFilters(assignmentFilters(params), params.$filter),
          $select,
          $top: topOf(params),
        },
      },
      params,
    );
    return { data: page };
  },
});
