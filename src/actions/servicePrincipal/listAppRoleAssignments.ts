import type { AppRoleAssignment } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listAppRoleAssignmentsExamplePayload } from "../../examplePayloads/appRole";
import { graphPath, list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { servicePrincipalId } from "../../inputs/servicePrincipal";
import { appRoleAssignment, listOf, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists who has which role of an app: users, groups and service principals, one page or all of them. Members
 * of a group that has a role are not listed by themselves.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto
 */
export const listAppRoleAssignments = action({
  display: {
    label: "List App Role Assignments",
    description: "Returns who has which role of an application.",
  },
  inputs: { connection, servicePrincipalId, ...listInputs, debugRequest },
  ...notAllowed(listAppRoleAssignmentsExamplePayload),
  outputSchema: output(listOf(appRoleAssignment)),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<AppRoleAssignment>(
      graph,
      {
        operation: "List App Role Assignments",
        permission: permissions.listAppRoleAssignments,
        method: "GET",
        path: graphPath`/servicePrincipals/${params.servicePrincipalId}/appRoleAssignedTo`,
        ...listQuery("appRoleAssignments", params),
      },
      params,
    );
    return { data: page };
  },
});
