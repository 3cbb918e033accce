import type { LeastPermissions, Permission } from "./graph";
import { both, page } from "./permissions/least";
import { pollingPermissions } from "./permissions/polling";

/** Nothing beyond the sign-in, or nothing that could be said beforehand. */
const none = both();

const writeApplications: LeastPermissions = {
  delegated: ["Application.ReadWrite.All"],
  application: ["Application.ReadWrite.OwnedBy"],
};

/** Graph asks for the permission to read what is watched, in every request about a subscription. */
const readWatched = {
  ...none,
  perCollection: { users: both("User.Read.All"), groups: both("Group.Read.All") },
};

const forAdministrators =
  "When the user holds an administrator role, the caller needs a directory role that outranks it as well.";

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

const signInActivity = { "sign-in activity": "AuditLog.Read.All" };

const forPasswords =
  "For a password, a person who signs in needs a role that may reset the password of that user, and an app needs one when the user is an administrator.";

/**
 * What Microsoft Graph asks for, by the key of the action: the least permission of either kind that is
 * offered everywhere and gives the whole answer, the role beside it, and the page that says so. Error
 * texts, the reference and the README are made of it.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const actionPermissions = {
  // Users
  getUser: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-get") },
  findUser: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-list") },
  listUsers: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-list") },
  searchUsers: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-list") },
  createUser: { ...both("User.ReadWrite.All"), graph: page("api/user-post-users") },
  getCurrentUser: {
    delegated: ["User.Read"],
    application: [],
    also: signInActivity,
    graph: page("api/user-get"),
  },
  upsertUser: {
    ...both("User.ReadWrite.All"),
    role: forAdministrators,
    graph: page("api/user-post-users"),
  },
  updateUser: {
    ...both("User.ReadWrite.All"),
    also: { "a password": "User-PasswordProfile.ReadWrite.All" },
    role: `${forAdministrators} ${forPasswords}`,
    note: "To enable or disable an account, User.EnableDisableAccount.All together with User.Read.All is enough.",
    graph: page("api/user-update"),
  },
  deleteUser: {
    ...both("User.DeleteRestore.All"),
    role: forAdministrators,
    graph: page("api/user-delete"),
  },
  disableUser: {
    ...both("User.EnableDisableAccount.All", "User.Read.All", "User.RevokeSessions.All"),
    role: forAdministrators,
    note: "User.RevokeSessions.All is for Revoke Sessions only.",
    graph: page("api/user-update"),
  },
  enableUser: {
    ...both("User.EnableDisableAccount.All", "User.Read.All"),
    role: forAdministrators,
    graph: page("api/user-update"),
  },
  resetUserPassword: {
    ...both("User-PasswordProfile.ReadWrite.All"),
    role: forPasswords,
    graph: page("api/user-update"),
  },
  revokeUserSessions: {
    ...both("User.RevokeSessions.All"),
    graph: page("api/user-revokesigninsessions"),
  },
  checkUserMemberships: {
    delegated: ["User.ReadBasic.All", "GroupMember.Read.All"],
    application: ["User.Read.All", "GroupMember.Read.All"],
    graph: page("api/directoryobject-checkmembergroups"),
  },
  getManager: { ...both("User.Read.All"), graph: page("api/user-list-manager") },
  setManager: { ...both("User.ReadWrite.All"), graph: page("api/user-post-manager") },
  removeManager: { ...both("User.ReadWrite.All"), graph: page("api/user-delete-manager") },
  listUserMemberships: {
    delegated: ["GroupMember.Read.All"],
    application: ["Directory.Read.All"],
    also: {
      "a directory role": "RoleManagement.Read.Directory",
      "an administrative unit": "AdministrativeUnit.Read.All",
      "a group of hidden membership": "Member.Read.Hidden",
    },
    note: "With Include Nested, User.Read.All or GroupMember.Read.All is enough for an app, too.",
    graph: page("api/user-list-memberof"),
  },
  listDirectReports: { ...both("User.Read.All"), graph: page("api/user-list-directreports") },

  // Groups
  getGroup: { ...both("GroupMember.Read.All"), graph: page("api/group-get") },
  listGroup: { ...both("GroupMember.Read.All"), graph: page("api/group-list") },
  searchGroups: { ...both("GroupMember.Read.All"), graph: page("api/group-list") },
  createGroup: {
    delegated: ["Group.ReadWrite.All"],
    application: ["Group.Create"],
    also: {
      ...roleAssignable,
      "owners and members": "User.Read.All",
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
  addMemberToGroup: {
    ...both("GroupMember.ReadWrite.All"),
    also: {
      "a device": "Device.ReadWrite.All",
      "a service principal": "Application.ReadWrite.All",
      "an organizational contact": "OrgContact.Read.All",
      ...roleAssignable,
    },
    note: synchronised,
    graph: page("api/group-post-members"),
  },
  removeMemberOfGroup: {
    ...both("GroupMember.ReadWrite.All"),
    also: roleAssignable,
    note: synchronised,
    graph: page("api/group-delete-members"),
  },
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

  // Applications
  getApplication: { ...both("Application.Read.All"), graph: page("api/application-get") },
  listApplications: { ...both("Application.Read.All"), graph: page("api/application-list") },
  createApplication: { ...writeApplications, graph: page("api/application-post-applications") },
  upsertApplication: { ...writeApplications, graph: page("api/application-upsert") },
  deleteApplication: { ...writeApplications, graph: page("api/application-delete") },

  // Subscriptions
  getSubscription: { ...readWatched, graph: page("api/subscription-get") },
  listSubscriptions: { ...readWatched, graph: page("api/subscription-list") },
  createSubscription: { ...readWatched, graph: page("api/subscription-post-subscriptions") },
  updateSubscription: { ...readWatched, graph: page("api/subscription-update") },
  deleteSubscription: { ...readWatched, graph: page("api/subscription-delete") },
  deleteInstancedSubscriptions: { ...readWatched, graph: page("api/subscription-delete") },
  renewSubscriptions: { ...readWatched, graph: page("api/subscription-update") },
  reauthorizeSubscription: { ...readWatched, graph: page("api/subscription-reauthorize") },

  // Changes
  listChanges: {
    ...none,
    perCollection: {
      users: both("User.Read.All"),
      groups: both("GroupMember.Read.All"),
      applications: both("Application.Read.All"),
    },
    graph: page("delta-query-overview"),
  },
  getNotifiedRecords: { ...readWatched, graph: page("json-batching") },

  // Directory
  getDirectoryObjects: {
    ...both("Directory.Read.All"),
    graph: page("api/directoryobject-getbyids"),
  },

  testConnection: {
    delegated: ["User.Read"],
    application: ["Organization.Read.All"],
    graph: page("api/organization-list"),
  },
  rawRequest: { ...none, graph: page("use-the-api") },
} satisfies Readonly<Record<string, Permission>>;

/** The same, of triggers and data sources too. */
export const permissions = {
  ...actionPermissions,

  // Triggers
  userTrigger: { ...both("User.Read.All"), graph: page("change-notifications-overview") },
  groupTrigger: { ...both("Group.Read.All"), graph: page("change-notifications-overview") },
  webhook: { ...none, graph: page("change-notifications-delivery-webhooks") },
  ...pollingPermissions,

  // Data sources
  selectUser: { ...both("User.ReadBasic.All"), graph: page("api/user-list") },
  selectGroup: { ...both("GroupMember.Read.All"), graph: page("api/group-list") },
  selectGroupMember: {
    ...both("GroupMember.Read.All"),
    note: "Without a group it offers users, which takes User.ReadBasic.All.",
    graph: page("api/group-list-members"),
  },
  selectApplication: { ...both("Application.Read.All"), graph: page("api/application-list") },
  selectSubscription: { ...readWatched, graph: page("api/subscription-list") },
} satisfies Readonly<Record<string, Permission>>;
