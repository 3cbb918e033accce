import type { Permission } from "../graph";
import { both, page } from "./least";

const forRoles = "A person who signs in needs the role Privileged Role Administrator as well.";

const forReports =
  "A person who signs in needs a role that reads reports, such as Reports Reader, as well.";

const chosenByRule =
  "Members of an administrative unit with a membership rule cannot be changed here at all.";

/** The tenant, its domains, its roles, its administrative units, its devices and its logs. */
export const directoryPermissions = {
  getDirectoryObjects: {
    ...both("Directory.Read.All"),
    graph: page("api/directoryobject-getbyids"),
  },
  getOrganization: {
    delegated: ["User.Read"],
    application: ["Organization.Read.All"],
    note: "User.Read shows id, name and verified domains only, and null for the rest; Organization.Read.All shows all of it.",
    graph: page("api/organization-list"),
  },
  listDomains: { ...both("Domain.Read.All"), graph: page("api/domain-list") },
  listDirectoryRoleAssignments: {
    ...both("RoleManagement.Read.Directory"),
    graph: page("api/rbacapplication-list-roleassignments"),
  },
  assignDirectoryRole: {
    ...both("RoleManagement.ReadWrite.Directory"),
    role: forRoles,
    graph: page("api/rbacapplication-post-roleassignments"),
  },
  removeDirectoryRoleAssignment: {
    ...both("RoleManagement.ReadWrite.Directory"),
    role: forRoles,
    graph: page("api/unifiedroleassignment-delete"),
  },
  listAdministrativeUnitMembers: {
    ...both("AdministrativeUnit.Read.All"),
    also: {
      "a user": "User.Read.All",
      "a group": "GroupMember.Read.All",
      "a device": "Device.Read.All",
    },
    graph: page("api/administrativeunit-list-members"),
  },
  addMemberToAdministrativeUnit: {
    ...both("AdministrativeUnit.ReadWrite.All"),
    role: forRoles,
    note: chosenByRule,
    graph: page("api/administrativeunit-post-members"),
  },
  removeMemberFromAdministrativeUnit: {
    ...both("AdministrativeUnit.ReadWrite.All"),
    role: forRoles,
    note: chosenByRule,
    graph: page("api/administrativeunit-delete-members"),
  },
  listDevices: {
    ...both("Device.Read.All"),
    also: { "the devices of a user": "User.Read.All" },
    graph: page("api/device-list"),
  },
  listSignIns: {
    ...both("AuditLog.Read.All"),
    role: forReports,
    note: "Sign-ins need a Microsoft Entra ID P1 licence in the tenant; where Graph asks for Directory.Read.All as well, add that.",
    graph: page("api/signin-list"),
  },
  listDirectoryAudits: {
    ...both("AuditLog.Read.All"),
    role: forReports,
    note: "Where Graph asks for Directory.Read.All as well, add that.",
    graph: page("api/directoryaudit-list"),
  },
} satisfies Readonly<Record<string, Permission>>;

export const directoryPickerPermissions = {
  selectAdministrativeUnit: {
    ...both("AdministrativeUnit.Read.All"),
    graph: page("api/directory-list-administrativeunits"),
  },
  selectDirectoryRole: {
    ...both("RoleManagement.Read.Directory"),
    graph: page("api/rbacapplication-list-roledefinitions"),
  },
  selectDomain: { ...both("Domain.Read.All"), graph: page("api/domain-list") },
} satisfies Readonly<Record<string, Permission>>;
