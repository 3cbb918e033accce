import { additionalProperties, connection, debugRequest, list, type Surface } from "./common";

const { connection: _connection, ...listOptions } = list;

const servicePrincipalId: [string] = ["Service Principal ID"];

export const servicePrincipals: Surface = {
  createServicePrincipal: {
    label: "Create Service Principal",
    inputs: { connection, appId: ["Application (Client) ID"], additionalProperties, debugRequest },
  },
  getServicePrincipal: {
    label: "Get Service Principal",
    inputs: {
      connection,
      servicePrincipalId,
      appId: ["Application (Client) ID"],
      $select: ["Select"],
      debugRequest,
    },
  },
  assignAppRole: {
    label: "Assign App Role",
    inputs: {
      connection,
      servicePrincipalId,
      principalId: ["Principal ID"],
      appRoleId: ["App Role ID"],
      debugRequest,
    },
  },
  listAppRoleAssignments: {
    label: "List App Role Assignments",
    inputs: { connection, servicePrincipalId, ...listOptions },
  },
  removeAppRoleAssignment: {
    label: "Remove App Role Assignment",
    inputs: {
      connection,
      servicePrincipalId,
      appRoleAssignmentId: ["App Role Assignment ID"],
      debugRequest,
    },
  },
  listServicePrincipals: { label: "List Service Principals", inputs: list },
};
