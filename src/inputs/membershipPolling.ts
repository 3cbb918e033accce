import { input } from "@prismatic-io/spectral";
import { atMost, choices, toggle } from "./clean";
import { distinctObjectIds } from "./clean/idList";

/** What can become of a membership or its group. */
export const MEMBERSHIP_CHANGES = ["added", "removed", "groupDeleted", "groupRestored"] as const;

export const RELATIONSHIPS = ["members", "owners"] as const;

export const MEMBER_KINDS = ["users", "groups", "devices", "servicePrincipals"] as const;

export const membershipEvents = input({
  label: "Changes",
  type: "string",
  collection: "valuelist",
  required: false,
  model: [
    { label: "Added", value: "added" },
    { label: "Removed", value: "removed" },
    { label: "Group Deleted", value: "groupDeleted" },
    { label: "Group Restored", value: "groupRestored" },
  ],
  comments: "The changes that become events. Empty is added and removed.",
  clean: choices("Changes", MEMBERSHIP_CHANGES, ["added", "removed"]),
});

const MOST_GROUPS = 500;

export const followedGroupIds = input({
  label: "Groups",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "selectGroup",
  placeholder: "Enter group id",
  example: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
  comments: "Object ids of the groups to follow, at most 500. Empty follows all groups.",
  clean: atMost(
    "Groups",
    MOST_GROUPS,
    distinctObjectIds("Groups"),
    () => `takes at most ${MOST_GROUPS} groups; leave it empty to follow all`,
  ),
});

export const relationships = input({
  label: "Relationships",
  type: "string",
  collection: "valuelist",
  required: false,
  model: [
    { label: "Members", value: "members" },
    { label: "Owners", value: "owners" },
  ],
  comments: "Whether direct members, owners or both are followed. Empty is members.",
  clean: choices("Relationships", RELATIONSHIPS, ["members"]),
});

export const memberKinds = input({
  label: "Member Kinds",
  type: "string",
  collection: "valuelist",
  required: false,
  model: [
    { label: "Users", value: "users" },
    { label: "Groups", value: "groups" },
    { label: "Devices", value: "devices" },
    { label: "Service Principals", value: "servicePrincipals" },
  ],
  comments: "The kinds of members and owners that become events. Empty is all.",
  clean: choices("Member Kinds", MEMBER_KINDS),
});

export const includeDeletedMembers = input({
  label: "Include Deleted Members",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, also tells of every user who is deleted: Microsoft Graph reports no removal from the groups for it. Needs User.Read.All.",
  clean: toggle("Include Deleted Members", false),
});
