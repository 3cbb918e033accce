import type { Permission } from "./graph";
import { applicationPermissions } from "./permissions/applications";
import { deletedItemPermissions, readDeletedItems } from "./permissions/deletedItems";
import { directoryPermissions, directoryPickerPermissions } from "./permissions/directory";
import { groupPermissions } from "./permissions/groups";
import { both, none, page } from "./permissions/least";
import { groupMemberPermissions, roleAssignable, synchronised } from "./permissions/groupMembers";
import { both, forAdministrators, none, page } from "./permissions/least";
import { licensePermissions, licensePickerPermissions } from "./permissions/licenses";
import { offboardingPermissions } from "./permissions/offboarding";
import { pollingPermissions } from "./permissions/polling";
import {
  servicePrincipalPermissions,
  servicePrincipalPickerPermissions,
} from "./permissions/servicePrincipals";
import { userAuthenticationPermissions } from "./permissions/userAuthentication";
import { userPermissions } from "./permissions/users";

/** Graph asks for the permission to read what is watched, in every request about a subscription. */
const readWatched = {
  ...none,
  perCollection: { users: both("User.Read.All"), groups: both("Group.Read.All") },
};

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

const changeUsers = {
  ...both("User.ReadWrite.All"),
  also: { "a password": "User-PasswordProfile.ReadWrite.All" },
  role: `${forAdministrators} ${forPasswords}`,
  note: "To enable or disable an account, User.EnableDisableAccount.All together with User.Read.All is enough.",
  graph: page("api/user-update"),
};

const deleteUsers = {
  ...both("User.DeleteRestore.All"),
  role: forAdministrators,
  graph: page("api/user-delete"),
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
  ...offboardingPermissions,
  ...userAuthenticationPermissions,

  ...groupPermissions,
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
  ...groupMemberPermissions,
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

  ...directoryPermissions,

  testConnection: {
    delegated: ["User.Read"],
    application: ["Organization.Read.All"],
    graph: page("api/organization-list"),
  },
  batchRequest: { ...none, graph: page("json-batching") },
  rawRequest: { ...none, graph: page("use-the-api") },
} satisfies Readonly<Record<string, Permission>>;

/** The same, of triggers and data sources too. */
export const permissions = {
  ...actionPermissions,
  ...directoryPickerPermissions,
  ...servicePrincipalPickerPermissions,
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
