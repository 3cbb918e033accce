import type { Permission } from "./graph";
import { applicationPermissions } from "./permissions/applications";
import { deletedItemPermissions, readDeletedItems } from "./permissions/deletedItems";
import { directoryPermissions, directoryPickerPermissions } from "./permissions/directory";
import { groupPermissions } from "./permissions/groups";
import { both, none, page } from "./permissions/least";
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
