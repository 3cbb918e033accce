import type { LeastPermissions, Permission, Permission } from "./graph";
import { applicationPermissions } from "./permissions/applications";
import { deletedItemPermissions, readDeletedItems } from "./permissions/deletedItems";
import { directoryPermissions } from "./permissions/directory";
import { groupPermissions } from "./permissions/groups";
import { both, both, none, page, page } from "./permissions/least";
import { licensePermissions, licensePickerPermissions } from "./permissions/licenses";
import { pollingPermissions } from "./permissions/polling";
import { offboardingPermissions } from "./permissions/offboarding";
import { servicePrincipalPermissions } from "./permissions/servicePrincipals";
import { userAuthenticationPermissions } from "./permissions/userAuthentication";
import { userPermissions } from "./permissions/users";

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

/**
 * What Microsoft Graph asks for, by the key of the action: the least permission of either kind that is
 * offered everywhere and gives the whole answer, the role beside it, and the page that says so. Error
 * texts, the reference and the README are made of it.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const actionPermissions = {
  ...licensePermissions,

  ...userPermissions,
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
  updateUser: changeUsers,
  createUsers: { ...both("User.ReadWrite.All"), graph: page("api/user-post-users") },
  updateUsers: changeUsers,
  deleteUser: deleteUsers,
  deleteUsers,
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
  ...offboardingPermissions,
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
  ...userAuthenticationPermissions,

  ...groupPermissions,
  ...applicationPermissions,
  ...servicePrincipalPermissions,

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

  ...deletedItemPermissions,

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
  ...directoryPermissions,
  ...actionPermissions,
  ...licensePickerPermissions,

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
  selectDeletedItem: readDeletedItems,
  selectSubscription: { ...readWatched, graph: page("api/subscription-list") },
} satisfies Readonly<Record<string, Permission>>;
