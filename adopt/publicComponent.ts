/** The key that the public component and this one share. */
export const COMPONENT = "ms-entra-id";

/** On every action of the public component; one of the latest shape has no `debugRequest`. */
const everyAction = ["connection", "debugRequest"];

const query = ["$count", "$expand", "$filter", "$orderby", "$search", "$select", "$top"];
const pages = ["getAllPaginatedResults", "eventualConsistencyLevelHeader"];
const newGroup = ["displayName", "mailEnabled", "mailNickname", "securityEnabled", "groupTypes"];
const upsert = ["uniqueName", "useAsUpsert"];
const more = "additionalProperties";

/**
 * The actions of the public component with their inputs as single inputs, which is how this component has
 * them. What is not listed is not known, and is not moved.
 */
const actions: Readonly<Record<string, readonly string[]>> = {
  addMemberToGroup: ["groupId", "groupMemberOdataId"],
  createApplication: ["displayName", more],
  createGroup: [...newGroup, more],
  createSubscription: [
    ...["changeType", "notificationUrl", "resource", "expirationDateTime", more, "headers"],
  ],
  createUser: [
    ...["accountEnabled", "displayName", "forceChangePasswordNextSignIn", "password"],
    ...["userPrincipalName", "domain", more],
  ],
  deleteApplication: ["applicationObjectId"],
  deleteGroup: ["groupId"],
  deleteInstancedSubscriptions: [],
  deleteSubscription: ["subscriptionId"],
  deleteUser: ["userId"],
  getApplication: ["applicationObjectId"],
  getGroup: ["groupId", "$select"],
  getSubscription: ["subscriptionId"],
  getUser: ["userId", "$select"],
  listApplications: [...query, ...pages],
  listChanges: ["deltaURL", "$skiptoken", "$deltatoken", "$select", "$filter", "returnMinimal"],
  listGroup: [...query, ...pages],
  listGroupMembers: [
    ...["groupId", "$filter", "$count", "$select", "$search", "$top", "$expand"],
    ...pages,
  ],
  listSubscriptions: ["getAllPaginatedResults"],
  listUsers: [...query, ...pages],
  rawRequest: [
    ...["url", "method", "data", "formData", "fileData", "fileDataFileNames", "queryParams"],
    ...["headers", "responseType", "timeout", "retryDelayMS", "retryAllErrors", "maxRetries"],
    "useExponentialBackoff",
  ],
  removeMemberOfGroup: ["groupId", "memberId"],
  updateSubscription: ["subscriptionId", "notificationUrl", "expirationDateTime"],
  updateUser: [
    ...["userId", "accountEnabled", "displayName", "userPrincipalName", "domain"],
    ...["givenName", "surname", "jobTitle", more],
  ],
  upsertApplication: [...upsert, "displayName", more],
  upsertGroup: [...upsert, ...newGroup, more],
};

const watching = ["connection", "changeType", "expirationTriggerDateTime"];

const triggers: Readonly<Record<string, readonly string[]>> = {
  groupTrigger: watching,
  userTrigger: watching,
  webhook: [],
};

const dataSources: Readonly<Record<string, readonly string[]>> = {
  selectApplication: ["connection"],
  selectGroup: ["connection"],
  selectGroupMember: ["connection", "groupId"],
  selectSubscription: ["connection"],
  selectUser: ["connection"],
};

const known = { actions, triggers, dataSources };

export type Kind = keyof typeof known;

/** The inputs of a step or picker of the public component; nothing when there is no such thing. */
export const publicInputs = (kind: Kind, key: string): readonly string[] | undefined => {
  const inputs = Object.hasOwn(known[kind], key) ? known[kind][key] : undefined;
  return inputs !== undefined && kind === "actions" ? [...everyAction, ...inputs] : inputs;
};

export const publicKeys = (kind: Kind): string[] => Object.keys(known[kind]);

/** Which the public component had before 2026-06-02, and since. */
export const publicConnections = ["msEntraIdOauth2", "msEntraIdClientCredentials"];

/** What holds the inputs that were regrouped on 2026-09-01. */
const objects: Readonly<Record<string, string>> = {
  listApplications: "odataQueryParams",
  listChanges: "odataQueryParams",
  listGroup: "odataQueryParams",
  listGroupMembers: "odataQueryParams",
  listUsers: "odataQueryParams",
  updateUser: "userFields",
  upsertGroup: "groupFields",
};

export const isKnownObject = (action: string, input: string): boolean =>
  Object.hasOwn(objects, action) && objects[action] === input;

/** The key of an input here, where the public component may call it otherwise. */
export const ourName = (input: string): string =>
  input === "fetchAll" ? "getAllPaginatedResults" : input;
