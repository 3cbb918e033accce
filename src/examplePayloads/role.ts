import type { UnifiedRoleAssignment } from "@microsoft/microsoft-graph-types";
import type { ListResult } from "../graph";

const assignment = {
  id: "lAPpYvVpN0KRkAEhdxReEJC2sEqbR_9Hr48lds9SGHI-1",
  principalId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  directoryScopeId: "/",
  roleDefinitionId: "fe930be7-5e62-47db-91af-98c3a49a38b1",
};

export const listDirectoryRoleAssignmentsExamplePayload: {
  data: ListResult<UnifiedRoleAssignment>;
} = {
  data: {
    "@odata.context":
      "https://graph.microsoft.com/v1.0/$metadata#roleManagement/directory/roleAssignments",
    value: [assignment],
    cursor: null,
  },
};

export const assignDirectoryRoleExamplePayload: {
  data: UnifiedRoleAssignment & { "@odata.context"?: string; alreadyAssigned: boolean };
} = {
  data: {
    "@odata.context":
      "https://graph.microsoft.com/v1.0/$metadata#roleManagement/directory/roleAssignments/$entity",
    ...assignment,
    alreadyAssigned: false,
  },
};

export const removeDirectoryRoleAssignmentExamplePayload = {
  data: { success: true as const, roleAssignmentId: assignment.id, alreadyRemoved: false },
};
