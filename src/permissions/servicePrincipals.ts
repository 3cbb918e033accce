import type { Permission } from "../graph";
import { both, page, writeApplications } from "./least";

/** What apps are in this tenant, and who has which role of them. */
export const servicePrincipalPermissions = {
  getServicePrincipal: { ...both("Application.Read.All"), graph: page("api/serviceprincipal-get") },
  listServicePrincipals: {
    ...both("Application.Read.All"),
    graph: page("api/serviceprincipal-list"),
  },
  createServicePrincipal: {
    ...writeApplications,
    note: "With Application.ReadWrite.OwnedBy, the application must be one of this tenant that the signed-in app owns; Application.ReadWrite.All takes those of other tenants as well.",
    graph: page("api/serviceprincipal-post-serviceprincipals"),
  },
  assignAppRole: {
    ...both("AppRoleAssignment.ReadWrite.All", "Application.Read.All"),
    graph: page("api/serviceprincipal-post-approleassignedto"),
  },
  listAppRoleAssignments: {
    ...both("Application.Read.All"),
    graph: page("api/serviceprincipal-list-approleassignedto"),
  },
  removeAppRoleAssignment: {
    ...both("AppRoleAssignment.ReadWrite.All"),
    graph: page("api/serviceprincipal-delete-approleassignedto"),
  },
} satisfies Readonly<Record<string, Permission>>;

export const servicePrincipalPickerPermissions = {
  selectAppRole: { ...both("Application.Read.All"), graph: page("api/serviceprincipal-get") },
  selectServicePrincipal: {
    ...both("Application.Read.All"),
    graph: page("api/serviceprincipal-list"),
  },
} satisfies Readonly<Record<string, Permission>>;
