import type { Permission } from "../graph";
import { both, forAdministrators, none, page, writeApplications } from "./least";

export const readDeletedItems = {
  ...none,
  perCollection: {
    users: both("User.Read.All"),
    groups: both("Group.Read.All"),
    applications: both("Application.Read.All"),
    servicePrincipals: both("Application.Read.All"),
    administrativeUnits: both("AdministrativeUnit.Read.All"),
  },
  graph: page("api/directory-deleteditems-list"),
};

export const deletedItemPermissions = {
  listDeletedItems: readDeletedItems,
  restoreDeletedItem: {
    ...none,
    perCollection: {
      users: both("User.DeleteRestore.All"),
      groups: both("Group.ReadWrite.All"),
      applications: writeApplications,
      servicePrincipals: writeApplications,
      administrativeUnits: both("AdministrativeUnit.ReadWrite.All"),
    },
    role: forAdministrators,
    graph: page("api/directory-deleteditems-restore"),
  },
  permanentlyDeleteItem: {
    ...none,
    perCollection: {
      users: both("User.DeleteRestore.All"),
      groups: { delegated: ["Group.ReadWrite.All"], application: [] },
      applications: writeApplications,
      servicePrincipals: writeApplications,
    },
    role: "A person who signs in needs a role as well: User, Groups or Application Administrator, by the kind.",
    note: "Nobody can permanently delete an administrative unit, and an app no group.",
    graph: page("api/directory-deleteditems-delete"),
  },
} satisfies Readonly<Record<string, Permission>>;
