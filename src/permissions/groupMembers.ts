import { both, page } from "./least";

export const roleAssignable = {
  "a role-assignable group": "RoleManagement.ReadWrite.Directory",
};

export const synchronised =
  "Groups that are synchronised, dynamic or managed by Exchange cannot be changed here at all.";

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

/** What the actions need that write members of groups. */
export const groupMemberPermissions = {
  addMemberToGroup: addMembers,
  addMembersToGroup: addMembers,
  setGroupMembers: {
    ...addMembers,
    ...both("GroupMember.ReadWrite.All", "GroupMember.Read.All"),
  },
  removeMemberOfGroup: removeMembers,
  removeMembersFromGroup: removeMembers,
};
