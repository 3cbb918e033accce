import type { Permission } from "../graph";
import { both, page } from "./least";

const roleAssignable = { "a role-assignable group": "RoleManagement.ReadWrite.Directory" };

const synchronised =
  "Groups that are synchronised, dynamic or managed by Exchange cannot be changed here at all.";

const ownedElsewhere =
  "Groups that are synchronised or managed by Exchange cannot be changed here at all.";

/** Of members whose kind the app may not read, Graph gives type and id only. */
const readMembers = {
  ...both("GroupMember.Read.All"),
  also: {
    "a user": "User.Read.All",
    "a device": "Device.Read.All",
    "a service principal": "Application.Read.All",
    "an organizational contact": "OrgContact.Read.All",
  },
};

const addMembers = {
  ...both("GroupMember.ReadWrite.All"),
  also: {
    "a device": "Device.ReadWrite.All",
    "a service principal": "Application.ReadWrite.All",
    "an organizational contact": "OrgContact.Read.All",
    ...roleAssignable,
  },
  note: synchronised,
  graph: page("api/group-post-members"),
};

const removeMembers = {
  ...both("GroupMember.ReadWrite.All"),
  also: roleAssignable,
  note: synchronised,
  graph: page("api/group-delete-members"),
};

/** Names of users are looked up, since Graph takes ids only. */
const byName = <T extends Permission>(permission: T) => ({
  ...permission,
  also: { ...permission.also, "user principal names": "User.ReadBasic.All" },
});

/** What the actions on groups need. */
export const groupPermissions = {
  getGroup: { ...both("GroupMember.Read.All"), graph: page("api/group-get") },
  listGroup: { ...both("GroupMember.Read.All"), graph: page("api/group-list") },
  searchGroups: { ...both("GroupMember.Read.All"), graph: page("api/group-list") },
  createGroup: {
    delegated: ["Group.ReadWrite.All"],
    application: ["Group.Create"],
    also: {
      ...roleAssignable,
      "owners and members": "User.Read.All",
      "more than 20 of them": "Group.ReadWrite.All",
    },
    graph: page("api/group-post-groups"),
  },
  upsertGroup: {
    ...both("Group.ReadWrite.All"),
    also: roleAssignable,
    note: synchronised,
    graph: page("api/group-upsert"),
  },
  updateGroup: {
    ...both("Group.ReadWrite.All"),
    also: roleAssignable,
    note: ownedElsewhere,
    graph: page("api/group-update"),
  },
  deleteGroup: {
    ...both("Group.ReadWrite.All"),
    also: roleAssignable,
    note: synchronised,
    graph: page("api/group-delete"),
  },
  listGroupMembers: { ...readMembers, graph: page("api/group-list-members") },
  listTransitiveGroupMembers: { ...readMembers, graph: page("api/group-list-transitivemembers") },
  searchGroupMembers: { ...readMembers, graph: page("api/group-list-members") },
  searchTransitiveGroupMembers: { ...readMembers, graph: page("api/group-list-transitivemembers") },
  addMemberToGroup: addMembers,
  addMembersToGroup: byName(addMembers),
  setGroupMembers: {
    ...byName(addMembers),
    ...both("GroupMember.ReadWrite.All", "GroupMember.Read.All"),
  },
  removeMemberOfGroup: removeMembers,
  removeMembersFromGroup: byName(removeMembers),
  listGroupOwners: {
    ...both("GroupMember.Read.All"),
    also: { "a user": "User.Read.All", "a service principal": "Application.Read.All" },
    graph: page("api/group-list-owners"),
  },
  addOwnerToGroup: {
    ...both("Group.ReadWrite.All"),
    also: roleAssignable,
    note: ownedElsewhere,
    graph: page("api/group-post-owners"),
  },
  removeOwnerFromGroup: {
    ...both("Group.ReadWrite.All"),
    also: roleAssignable,
    note: ownedElsewhere,
    graph: page("api/group-delete-owners"),
  },
} satisfies Record<string, Permission>;
