import {
  additionalProperties,
  connection,
  debugRequest,
  extent,
  failOnError,
  list,
  type Surface,
} from "./common";

const { connection: _first, ...listOptions } = list;

const searchMembers = {
  connection,
  groupId: ["Group Id"],
  searchText: ["Search Text"],
  memberKind: ["Member Kind", "all"],
  $select: ["Select"],
  maxResults: ["Max Results", "100"],
  debugRequest,
} satisfies Surface[string]["inputs"];

export const groups: Surface = {
  addMemberToGroup: {
    label: "Add Member to Group",
    inputs: {
      connection,
      groupId: ["Group Id"],
      groupMemberOdataId: ["Group Member OData ID"],
      debugRequest,
    },
  },
  addMembersToGroup: {
    label: "Add Members to Group",
    inputs: {
      connection,
      groupId: ["Group Id"],
      memberIds: ["Member IDs"],
      failOnError,
      debugRequest,
    },
  },
  addOwnerToGroup: {
    label: "Add Owner to Group",
    inputs: { connection, groupId: ["Group Id"], ownerId: ["Owner ID"], debugRequest },
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
      ownerIds: ["Owner IDs"],
      memberIds: ["Member IDs"],
      additionalProperties,
      debugRequest,
    },
  },
  deleteGroup: {
    label: "Delete Group",
    inputs: { connection, groupId: ["Group Id"], debugRequest },
  },
  getGroup: {
    label: "Get Group",
    inputs: { connection, groupId: ["Group Id"], $select: ["Select"], debugRequest },
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
      ...extent,
      $expand: ["Expand"],
      eventualConsistencyLevelHeader: ["Eventual Consistency Level Header", "false"],
      advancedQuery: ["Advanced Query", "automatic"],
      debugRequest,
    },
  },
  listGroupOwners: {
    label: "List Group Owners",
    inputs: { connection, groupId: ["Group Id"], ...listOptions },
  },
  listTransitiveGroupMembers: {
    label: "List Transitive Group Members",
    inputs: {
      connection,
      groupId: ["Group Id"],
      memberKind: ["Member Kind", "all"],
      ...listOptions,
    },
  },
  removeMemberOfGroup: {
    label: "Remove Member of Group",
    inputs: { connection, groupId: ["Group Id"], memberId: ["Member ID"], debugRequest },
  },
  removeMembersFromGroup: {
    label: "Remove Members from Group",
    inputs: {
      connection,
      groupId: ["Group Id"],
      memberIds: ["Member IDs"],
      failOnError,
      debugRequest,
    },
  },
  removeOwnerFromGroup: {
    label: "Remove Owner from Group",
    inputs: { connection, groupId: ["Group Id"], ownerId: ["Owner ID"], debugRequest },
  },
  searchGroupMembers: { label: "Search Group Members", inputs: searchMembers },
  searchGroups: {
    label: "Search Groups",
    inputs: {
      connection,
      searchText: ["Search Text"],
      groupKind: ["Kind", "all"],
      $select: ["Select"],
      maxResults: ["Max Results", "100"],
      debugRequest,
    },
  },
  searchTransitiveGroupMembers: {
    label: "Search Transitive Group Members",
    inputs: searchMembers,
  },
  setGroupMembers: {
    label: "Set Group Members",
    inputs: {
      connection,
      groupId: ["Group Id"],
      memberIds: ["Member IDs"],
      memberKind: ["Member Kind", "users"],
      dryRun: ["Dry Run", "false"],
      maxRemovals: ["Max Removals"],
      failOnError,
      debugRequest,
    },
  },
  updateGroup: {
    label: "Update Group",
    inputs: {
      connection,
      groupId: ["Group Id"],
      displayName: ["Display Name"],
      description: ["Description"],
      mailNickname: ["Mail Nickname"],
      visibility: ["Visibility"],
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
