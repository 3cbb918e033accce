import type { AppRoleAssignment } from "@microsoft/microsoft-graph-types";
import type { ListResult } from "../graph";

const servicePrincipalId = "59e617e5-e447-4adc-8b88-00af644d7c92";

const assignment: AppRoleAssignment = {
  id: "41W1zT6z1U-kJxf62svfp1HFE8pMZhxDun-ThPczmJE",
  deletedDateTime: null,
  appRoleId: "ef7437e6-4f94-4a0a-a110-a439eb2aa8f7",
  createdDateTime: "2026-11-25T10:00:00Z",
  principalDisplayName: "Adele Vance",
  principalId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  principalType: "User",
  resourceDisplayName: "Contoso Payroll",
  resourceId: servicePrincipalId,
};

const context = `https://graph.microsoft.com/v1.0/$metadata#servicePrincipals('${servicePrincipalId}')/appRoleAssignedTo`;

export const assignAppRoleExamplePayload = {
  data: { "@odata.context": `${context}/$entity`, ...assignment, alreadyAssigned: false },
};

export const listAppRoleAssignmentsExamplePayload: { data: ListResult<AppRoleAssignment> } = {
  data: { "@odata.context": context, value: [assignment], cursor: null },
};

export const removeAppRoleAssignmentExamplePayload = {
  data: {
    success: true as const,
    servicePrincipalId,
    appRoleAssignmentId: String(assignment.id),
    alreadyRemoved: false,
  },
};
