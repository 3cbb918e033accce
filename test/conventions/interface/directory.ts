import { connection, debugRequest, extent, list, type Surface } from "./common";

const { connection: _first, ...listOptions } = list;
const administrativeUnitId: [string] = ["Administrative Unit ID"];

const log = {
  connection,
  startDateTime: ["Start Date Time"],
  endDateTime: ["End Date Time"],
  userId: ["User Id"],
  $filter: ["Filter"],
  $top: ["Top"],
  ...extent,
  debugRequest,
} satisfies Surface[string]["inputs"];

export const directory: Surface = {
  getOrganization: {
    label: "Get Organization",
    inputs: { connection, $select: ["Select"], debugRequest },
  },
  listDomains: { label: "List Domains", inputs: { connection, debugRequest } },
  listDirectoryRoleAssignments: {
    label: "List Directory Role Assignments",
    inputs: {
      connection,
      roleDefinitionId: ["Role Definition ID"],
      principalId: ["Principal ID"],
      $expand: ["Expand"],
      $filter: ["Filter"],
      $select: ["Select"],
      $top: ["Top"],
      ...extent,
      debugRequest,
    },
  },
  assignDirectoryRole: {
    label: "Assign Directory Role",
    inputs: {
      connection,
      principalId: ["Principal ID"],
      roleDefinitionId: ["Role Definition ID"],
      directoryScopeId: ["Directory Scope ID", "/"],
      debugRequest,
    },
  },
  removeDirectoryRoleAssignment: {
    label: "Remove Directory Role Assignment",
    inputs: { connection, roleAssignmentId: ["Role Assignment ID"], debugRequest },
  },
  listAdministrativeUnitMembers: {
    label: "List Administrative Unit Members",
    inputs: { connection, administrativeUnitId, ...listOptions },
  },
  addMemberToAdministrativeUnit: {
    label: "Add Member to Administrative Unit",
    inputs: { connection, administrativeUnitId, memberId: ["Member ID"], debugRequest },
  },
  removeMemberFromAdministrativeUnit: {
    label: "Remove Member from Administrative Unit",
    inputs: { connection, administrativeUnitId, memberId: ["Member ID"], debugRequest },
  },
  listDevices: {
    label: "List Devices",
    inputs: { connection, ownedByUserId: ["Owned By User ID"], ...listOptions },
  },
  listSignIns: { label: "List Sign-Ins", inputs: log },
  listDirectoryAudits: { label: "List Directory Audits", inputs: log },
};
