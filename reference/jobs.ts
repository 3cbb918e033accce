/** A job that somebody has, and the steps that do it. */
export interface Job {
  readonly job: string;
  /** Keys of actions and triggers, the one to take first in front. */
  readonly steps: readonly string[];
  /** What tells the steps apart, or what to know before. */
  readonly hint: string;
}

/** Jobs of one field, in the order in which the table shows them. */
const people: readonly Job[] = [
  {
    job: "Bring a person in, or up to date, from an HR system",
    steps: ["upsertUser", "createUser", "updateUser"],
    hint: "Upsert User looks first and is safe to run again; Create User fails when the name is taken.",
  },
  {
    job: "Bring many people in, or change or delete many",
    steps: ["createUsers", "updateUsers", "deleteUsers"],
    hint: "20 in a request, one result for each; a failed entry does not stop the others.",
  },
  {
    job: "See a person off",
    steps: ["offboardUser", "disableUser", "revokeUserSessions", "deleteUser", "enableUser"],
    hint: "Disabling keeps the account and its data; a deleted user can be restored for 30 days.",
  },
  {
    job: "Get somebody back in who is locked out",
    steps: [
      "resetUserPassword",
      "createTemporaryAccessPass",
      "resetAuthenticationMethods",
      "listAuthenticationMethods",
    ],
    hint: "What was generated is in the result once, and in no log.",
  },
  {
    job: "Find one person by a name, an address or an employee id",
    steps: ["findUser", "getUser", "getCurrentUser"],
    hint: "Find User says when nobody or more than one fits; Get User takes an id or a user principal name.",
  },
  {
    job: "Find people by a part of their name, or list them all",
    steps: ["searchUsers", "listUsers"],
    hint: "Search Users takes what a person types; List Users takes a filter, and all pages.",
  },
  {
    job: "Know or change who reports to whom",
    steps: ["getManager", "setManager", "removeManager", "listDirectReports"],
    hint: "Nobody above is an answer of Get Manager, not an error.",
  },
  {
    job: "Know in which groups or roles a person is",
    steps: ["checkUserMemberships", "listUserMemberships"],
    hint: "Check User Memberships for known groups, nested ones included.",
  },
  {
    job: "Invite a guest",
    steps: ["inviteGuestUser"],
    hint: "With or without the e-mail of Microsoft.",
  },
  {
    job: "Read or change a person's photo",
    steps: ["getUserPhoto", "updateUserPhoto", "deleteUserPhoto"],
    hint: "JPEG or PNG, 4 MB at most.",
  },
  {
    job: "Give and take licences, and see what is left",
    steps: [
      "addOrRemoveUserLicense",
      "addOrRemoveGroupLicense",
      "getUserLicenses",
      "listSubscribedSkus",
    ],
    hint: "By SKU id or part number. What a group gives can be taken from the group only.",
  },
];

const groups: readonly Job[] = [
  {
    job: "Make a group hold exactly these members",
    steps: ["setGroupMembers"],
    hint: "Writes the difference, with a dry run and a limit of removals.",
  },
  {
    job: "Add or remove members of a group",
    steps: [
      "addMembersToGroup",
      "removeMembersFromGroup",
      "addMemberToGroup",
      "removeMemberOfGroup",
    ],
    hint: "Take the plural for more than one: a request adds up to 400, or removes up to 20.",
  },
  {
    job: "Know who is in a group",
    steps: [
      "listGroupMembers",
      "listTransitiveGroupMembers",
      "searchGroupMembers",
      "searchTransitiveGroupMembers",
    ],
    hint: "Transitive: with the members of groups inside.",
  },
  {
    job: "Make, change or delete a group",
    steps: ["upsertGroup", "createGroup", "updateGroup", "deleteGroup"],
    hint: "Upsert Group goes by a unique name and is safe to run again.",
  },
  {
    job: "Find a group",
    steps: ["searchGroups", "getGroup", "listGroup"],
    hint: "Search Groups takes what a person types.",
  },
  {
    job: "Know or change who owns a group",
    steps: ["listGroupOwners", "addOwnerToGroup", "removeOwnerFromGroup"],
    hint: "The last owner stays: add the next one first.",
  },
  {
    job: "Get something back that was deleted, or delete it for good",
    steps: ["listDeletedItems", "restoreDeletedItem", "permanentlyDeleteItem"],
    hint: "Users, groups, applications and more, for 30 days.",
  },
];

const applications: readonly Job[] = [
  {
    job: "Be warned before a secret or certificate runs out",
    steps: ["listExpiringCredentials"],
    hint: "Once a day by a schedule; owners on request.",
  },
  {
    job: "Change the secret of an application",
    steps: ["addApplicationPassword", "removeApplicationPassword"],
    hint: "Add the new one, hand it over, remove the old one. It is shown once.",
  },
  {
    job: "Register, find, change or delete an application",
    steps: [
      "upsertApplication",
      "createApplication",
      "getApplicationByAppId",
      "getApplication",
      "listApplications",
      "updateApplication",
      "deleteApplication",
    ],
    hint: "The object id is not the client id: Get Application by Client ID takes the latter.",
  },
  {
    job: "Make an application usable in this tenant",
    steps: ["createServicePrincipal", "getServicePrincipal", "listServicePrincipals"],
    hint: "A service principal is what an application is in a tenant.",
  },
  {
    job: "Give somebody access to an application",
    steps: ["assignAppRole", "listAppRoleAssignments", "removeAppRoleAssignment"],
    hint: "To a user, a group or another application.",
  },
  {
    job: "Know or change who owns an application",
    steps: ["listApplicationOwners", "addApplicationOwner", "removeApplicationOwner"],
    hint: "An owner may change its secrets.",
  },
];

const directory: readonly Job[] = [
  {
    job: "Know which tenant this is, and whether the connection may do what the flow does",
    steps: ["testConnection", "getOrganization", "listDomains"],
    hint: "Test Connection tells for each action which permissions are missing.",
  },
  {
    job: "Make somebody an administrator, or see who is one",
    steps: ["assignDirectoryRole", "listDirectoryRoleAssignments", "removeDirectoryRoleAssignment"],
    hint: "Over the whole directory or over an administrative unit.",
  },
  {
    job: "Keep an administrative unit up to date",
    steps: [
      "addMemberToAdministrativeUnit",
      "removeMemberFromAdministrativeUnit",
      "listAdministrativeUnitMembers",
    ],
    hint: "Users, groups and devices.",
  },
  {
    job: "List computers and telephones, or those of a person",
    steps: ["listDevices"],
    hint: "By filter: not compliant, not seen for months.",
  },
  {
    job: "Know who signed in, or who changed what",
    steps: ["listSignIns", "listDirectoryAudits"],
    hint: "Entries arrive late: let windows overlap. Sign-ins need a P1 licence.",
  },
  {
    job: "Turn a list of ids into records",
    steps: ["getDirectoryObjects"],
    hint: "Of any kind, 1,000 in a request.",
  },
];

const changes: readonly Job[] = [
  {
    job: "Start a flow when users or groups change",
    steps: ["userTrigger", "groupTrigger", "getNotifiedRecords"],
    hint: "Within seconds to minutes; a notification holds ids, and Get Notified Records the records.",
  },
  {
    job: "Follow changes without a webhook, deletions included",
    steps: [
      "userChangesPolling",
      "groupChangesPolling",
      "groupMembershipPolling",
      "applicationChangesPolling",
    ],
    hint: "By a schedule; after a pause of more than seven days everything is read anew, and said so.",
  },
  {
    job: "Follow changes in steps of the flow's own",
    steps: ["listChanges"],
    hint: "The flow keeps the delta link.",
  },
  {
    job: "Watch a single group or another resource, and keep the subscription alive",
    steps: [
      "createSubscription",
      "webhook",
      "renewSubscriptions",
      "updateSubscription",
      "reauthorizeSubscription",
      "listSubscriptions",
      "getSubscription",
      "deleteSubscription",
      "deleteInstancedSubscriptions",
    ],
    hint: "Webhook receives; User Trigger and Group Trigger need none of these.",
  },
  {
    job: "Do what no step does",
    steps: ["rawRequest", "batchRequest"],
    hint: "Any call of Microsoft Graph. Raw Request follows pages when it is told to, and tries again as often as it is told to.",
  },
];

export const jobs: readonly Job[] = [
  ...people,
  ...groups,
  ...applications,
  ...directory,
  ...changes,
];
