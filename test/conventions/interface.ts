/**
 * The public surface that flows store: action or trigger key → label and inputs as
 * `key: [label, default]`. Written by hand from the specification, so that a change of the component
 * shows here.
 */
type Surface = Record<
  string,
  { label: string; inputs: Record<string, [label: string, fallback?: string]> }
>;

const connection: [string] = ["Connection"];
const debugRequest: [string, string] = ["Debug Request", "false"];
const additionalProperties: [string] = ["Additional Properties"];

const list = {
  connection,
  $count: ["Count", "false"],
  $expand: ["Expand"],
  $filter: ["Filter"],
  $orderby: ["Order By"],
  $search: ["Search"],
  $select: ["Select"],
  $top: ["Top"],
  getAllPaginatedResults: ["Get All Paginated Results", "false"],
  eventualConsistencyLevelHeader: ["Eventual Consistency Level Header", "false"],
  advancedQuery: ["Advanced Query", "automatic"],
  debugRequest,
} satisfies Surface[string]["inputs"];

export const actions: Surface = {
  addMemberToGroup: {
    label: "Add Member to Group",
    inputs: {
      connection,
      groupId: ["Group Id"],
      groupMemberOdataId: ["Group Member OData ID"],
      debugRequest,
    },
  },
  createApplication: {
    label: "Create Application",
    inputs: { connection, displayName: ["Display Name"], additionalProperties, debugRequest },
  },
  createGroup: {
    label: "Create Group",
    inputs: {
      connection,
      displayName: ["Display Name"],
      mailEnabled: ["Mail Enabled", "true"],
      mailNickname: ["Mail Nickname"],
      securityEnabled: ["Security Enabled", "true"],
      groupTypes: ["Group Types"],
      additionalProperties,
      debugRequest,
    },
  },
  createSubscription: {
    label: "Create Subscription",
    inputs: {
      connection,
      changeType: ["Change Type"],
      notificationUrl: ["Notification URL"],
      resource: ["Resource"],
      expirationDateTime: ["Expiration Date Time"],
      additionalProperties,
      headers: ["Header"],
      debugRequest,
    },
  },
  createUser: {
    label: "Create User",
    inputs: {
      connection,
      accountEnabled: ["Account Enabled", "true"],
      displayName: ["Display Name"],
      forceChangePasswordNextSignIn: ["Force Change Password Next Sign In", "true"],
      password: ["Password"],
      userPrincipalName: ["User Principal Name"],
      domain: ["Domain"],
      additionalProperties,
      debugRequest,
    },
  },
  deleteApplication: {
    label: "Delete Application",
    inputs: { connection, applicationObjectId: ["Application Object ID"], debugRequest },
  },
  deleteGroup: {
    label: "Delete Group",
    inputs: { connection, groupId: ["Group Id"], debugRequest },
  },
  deleteInstancedSubscriptions: {
    label: "Delete Instanced Subscriptions",
    inputs: { connection, debugRequest },
  },
  deleteSubscription: {
    label: "Delete Subscription",
    inputs: { connection, subscriptionId: ["Subscription ID"], debugRequest },
  },
  deleteUser: { label: "Delete User", inputs: { connection, userId: ["User Id"], debugRequest } },
  getApplication: {
    label: "Get Application",
    inputs: { connection, applicationObjectId: ["Application Object ID"], debugRequest },
  },
  getGroup: {
    label: "Get Group",
    inputs: { connection, groupId: ["Group Id"], $select: ["Select"], debugRequest },
  },
  getSubscription: {
    label: "Get Subscription",
    inputs: { connection, subscriptionId: ["Subscription ID"], debugRequest },
  },
  getUser: {
    label: "Get User",
    inputs: { connection, userId: ["User Id"], $select: ["Select"], debugRequest },
  },
  listApplications: { label: "List Applications", inputs: list },
  listChanges: {
    label: "List Changes",
    inputs: {
      connection,
      deltaURL: ["URL to fetch for delta"],
      $skiptoken: ["Skip Token"],
      $deltatoken: ["Delta Token"],
      $select: ["Select"],
      $filter: ["Filter"],
      returnMinimal: ["Return Minimal", "false"],
      debugRequest,
    },
  },
  listGroup: { label: "List Group", inputs: list },
  listGroupMembers: {
    label: "List Group Members",
    inputs: {
      connection,
      groupId: ["Group Id"],
      memberKind: ["Member Kind", "all"],
      $filter: ["Filter"],
      $count: ["Count", "false"],
      $select: ["Select"],
      $search: ["Search"],
      $top: ["Top"],
      getAllPaginatedResults: ["Get All Paginated Results", "false"],
      $expand: ["Expand"],
      eventualConsistencyLevelHeader: ["Eventual Consistency Level Header", "false"],
      advancedQuery: ["Advanced Query", "automatic"],
      debugRequest,
    },
  },
  listSubscriptions: {
    label: "List Subscriptions",
    inputs: {
      connection,
      getAllPaginatedResults: ["Get All Paginated Results", "false"],
      debugRequest,
    },
  },
  listUsers: { label: "List Users", inputs: list },
  rawRequest: {
    label: "Raw Request",
    inputs: {
      connection,
      url: ["URL"],
      method: ["Method"],
      data: ["Data"],
      formData: ["Form Data"],
      fileData: ["File Data"],
      fileDataFileNames: ["File Data File Names"],
      queryParams: ["Query Parameter"],
      headers: ["Header"],
      responseType: ["Response Type", "json"],
      timeout: ["Timeout"],
      getAllPaginatedResults: ["Get All Paginated Results", "false"],
      debugRequest,
      retryDelayMS: ["Retry Delay (ms)", "0"],
      retryAllErrors: ["Retry On All Errors", "false"],
      maxRetries: ["Max Retry Count", "0"],
      useExponentialBackoff: ["Use Exponential Backoff", "false"],
    },
  },
  getNotifiedRecords: {
    label: "Get Notified Records",
    inputs: { connection, notifications: ["Notifications"], $select: ["Select"], debugRequest },
  },
  reauthorizeSubscription: {
    label: "Reauthorize Subscription",
    inputs: { connection, subscriptionId: ["Subscription ID"], debugRequest },
  },
  renewSubscriptions: {
    label: "Renew Subscriptions",
    inputs: { connection, subscriptionIds: ["Subscription IDs"], debugRequest },
  },
  removeMemberOfGroup: {
    label: "Remove Member of Group",
    inputs: { connection, groupId: ["Group Id"], memberId: ["Member ID"], debugRequest },
  },
  updateSubscription: {
    label: "Update Subscription",
    inputs: {
      connection,
      subscriptionId: ["Subscription ID"],
      notificationUrl: ["Notification URL"],
      expirationDateTime: ["Expiration Date Time"],
      debugRequest,
    },
  },
  updateUser: {
    label: "Update User",
    inputs: {
      connection,
      userId: ["User Id"],
      accountEnabled: ["Account Enabled"],
      displayName: ["Display Name"],
      userPrincipalName: ["User Principal Name"],
      domain: ["Domain"],
      givenName: ["First Name"],
      surname: ["Last Name"],
      jobTitle: ["Job Title"],
      additionalProperties,
      debugRequest,
    },
  },
  upsertApplication: {
    label: "Upsert Application",
    inputs: {
      connection,
      uniqueName: ["Unique Name"],
      useAsUpsert: ["Use as Upsert", "true"],
      displayName: ["Display Name"],
      additionalProperties,
      debugRequest,
    },
  },
  upsertGroup: {
    label: "Upsert Group",
    inputs: {
      connection,
      uniqueName: ["Unique Name"],
      useAsUpsert: ["Use as Upsert", "true"],
      displayName: ["Display Name"],
      mailEnabled: ["Mail Enabled"],
      mailNickname: ["Mail Nickname"],
      securityEnabled: ["Security Enabled"],
      groupTypes: ["Group Types"],
      additionalProperties,
      debugRequest,
    },
  },
};

const subscribing = {
  connection,
  changeType: ["Change Type"],
  expirationTriggerDateTime: ["Expiration Date Time"],
} satisfies Surface[string]["inputs"];

export const triggers: Surface = {
  groupTrigger: {
    label: "Group Trigger",
    inputs: { ...subscribing, membershipChanges: ["Membership Changes", "include"] },
  },
  userTrigger: { label: "User Trigger", inputs: subscribing },
  webhook: { label: "Webhook", inputs: { clientState: ["Client State"] } },
};

export const connections: Surface = {
  msEntraIdOauth2: {
    label: "OAuth 2.0",
    inputs: {
      authorizeUrl: [
        "Authorize URL",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
      ],
      tokenUrl: ["Token URL", "https://login.microsoftonline.com/common/oauth2/v2.0/token"],
      scopes: [
        "Scopes",
        "Group.ReadWrite.All GroupMember.ReadWrite.All Application.ReadWrite.All User.Read.All offline_access",
      ],
      clientId: ["Client ID"],
      clientSecret: ["Client Secret"],
      baseUrl: ["Graph Endpoint", "https://graph.microsoft.com"],
    },
  },
  msEntraIdClientCredentials: {
    label: "OAuth 2.0 Client Credentials",
    inputs: {
      tenant: ["Tenant"],
      clientId: ["Client ID"],
      clientSecret: ["Client Secret"],
      scopes: ["Scopes", "https://graph.microsoft.com/.default"],
      entraIdEndpoint: ["Sign-in Endpoint", "https://login.microsoftonline.com"],
      baseUrl: ["Graph Endpoint", "https://graph.microsoft.com"],
      tokenUrl: ["Token URL", "{{#entraIdEndpoint}}/{{#tenant}}/oauth2/v2.0/token"],
    },
  },
  msEntraIdCertificate: {
    label: "Certificate",
    inputs: {
      tenant: ["Tenant"],
      clientId: ["Client ID"],
      certificate: ["Certificate"],
      privateKey: ["Private Key"],
      entraIdEndpoint: ["Sign-in Endpoint", "https://login.microsoftonline.com"],
      baseUrl: ["Graph Endpoint", "https://graph.microsoft.com"],
    },
  },
};

export const dataSources: Surface = {
  selectUser: { label: "Select User", inputs: { connection } },
  selectGroup: { label: "Select Group", inputs: { connection } },
  selectApplication: { label: "Select Application", inputs: { connection } },
  selectGroupMember: {
    label: "Select Group Member",
    inputs: { connection, groupId: ["Group Id"] },
  },
  selectSubscription: { label: "Select Subscription", inputs: { connection } },
};
