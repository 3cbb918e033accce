import { input } from "@prismatic-io/spectral";
import { MOST_REFERENCES, MOST_WRITES } from "../graph";
import { atMost, optionalInteger, optionalOneOf, toggle } from "./clean";
import { batchRequests } from "./clean/batchRequests";
import { objectIdsOrNames, optionalObjectIds, userIds as userIdList } from "./clean/idList";
import { records } from "./clean/records";
import { MEMBER_KINDS, memberKind } from "./group";

/** A list that one step can work off in its time. */
const bounded = <T>(label: string, clean: (value: unknown) => T[], most: number) =>
  atMost(
    label,
    most,
    clean,
    (count) =>
      `holds ${count} entries; a step takes at most ${most}. Split the list over several runs`,
  );

export const memberIds = input({
  label: "Member IDs",
  type: "string",
  collection: "valuelist",
  required: true,
  placeholder: "Enter object id, or user principal name of a user",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments:
    "The object ids of the members, 50,000 at most; user principal names of users work too. A list from another step, records that have an id, and text with one a line or separated by commas work too.",
  clean: bounded("Member IDs", objectIdsOrNames("Member IDs"), MOST_REFERENCES),
});

export const removedMemberIds = input({
  ...memberIds,
  comments:
    "The object ids of the members to remove, 15,000 at most; user principal names of users work too. The objects themselves are not deleted. A list from another step, records that have an id, and text with one a line or separated by commas work too.",
  clean: bounded("Member IDs", objectIdsOrNames("Member IDs"), MOST_WRITES),
});

export const wantedMemberIds = input({
  ...memberIds,
  comments:
    "The object ids of all that are to be members, 50,000 at most; user principal names of users work too. An empty list is refused unless Max Removals is filled in. A list from another step, records that have an id, and text with one a line or separated by commas work too.",
});

/** Most owners that a group has. */
const MOST_OWNERS = 100;

export const ownerIds = input({
  ...memberIds,
  label: "Owner IDs",
  required: false,
  placeholder: "Enter object id",
  comments: "The object ids of the owners of the new group, 100 at most.",
  clean: bounded("Owner IDs", optionalObjectIds("Owner IDs"), MOST_OWNERS),
});

export const optionalMemberIds = input({
  ...memberIds,
  required: false,
  placeholder: "Enter object id",
  comments: "The object ids of the members of the new group, 50,000 at most.",
  clean: bounded("Member IDs", optionalObjectIds("Member IDs"), MOST_REFERENCES),
});

export const userIds = input({
  label: "User IDs",
  type: "string",
  collection: "valuelist",
  required: true,
  placeholder: "Enter user id or user principal name",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments:
    "The object ids or user principal names of the users, 15,000 at most. A list from another step, records that have an id, and text with one a line or separated by commas work too.",
  clean: bounded("User IDs", userIdList("User IDs"), MOST_WRITES),
});

export const newUsers = input({
  label: "Records",
  type: "code",
  language: "json",
  required: true,
  placeholder: "Enter a JSON list of records",
  example:
    '[{"displayName": "Adele Vance", "userPrincipalName": "AdeleV@contoso.onmicrosoft.com"}]',
  comments:
    "A list of users with Microsoft Graph's properties, 15,000 at most. accountEnabled (true), mailNickname (the part of userPrincipalName before the @) and a password are filled in where they are missing.",
  clean: bounded("Records", records("Records"), MOST_WRITES),
});

export const changedUsers = input({
  ...newUsers,
  example: '[{"id": "87d349ed-44d7-43e1-9a83-5f2406dee5bd", "department": "Sales"}]',
  comments:
    "A list of users, 15,000 at most: each with its id or userPrincipalName, and the properties to change by their Microsoft Graph names; null clears one.",
});

export const requests = input({
  label: "Requests",
  type: "code",
  language: "json",
  required: true,
  placeholder: "Enter a JSON list of requests",
  example: '[{"id": "1", "method": "GET", "url": "/users/AdeleV@contoso.com?$select=id"}]',
  comments:
    "A JSON list of requests, 15,000 at most: each with method and url (a path under /v1.0, one that begins with /beta, or a full URL on the Graph Endpoint of the connection), and id, headers, body and dependsOn where they are needed.",
  clean: bounded("Requests", batchRequests, MOST_WRITES),
});

export const removedKind = input({
  ...memberKind,
  default: "users",
  comments:
    "The kind of members that are removed when the list does not name them. Members of other kinds stay.",
  clean: optionalOneOf("Member Kind", MEMBER_KINDS, "users"),
});

export const dryRun = input({
  label: "Dry Run",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, nothing is changed: the result says what would be.",
  clean: toggle("Dry Run", false),
});

export const maxRemovals = input({
  label: "Max Removals",
  type: "string",
  required: false,
  placeholder: "Enter number",
  example: "50",
  comments:
    "The step changes nothing and fails when more members than this would be removed. 0 allows none, empty the 15,000 that a step removes at most.",
  clean: optionalInteger("Max Removals", 0, Number.MAX_SAFE_INTEGER),
});

export const failOnError = input({
  label: "Fail When an Entry Fails",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, the step fails after all entries were tried and one or more of them failed. When false, the result says what came of each.",
  clean: toggle("Fail When an Entry Fails", false),
});
