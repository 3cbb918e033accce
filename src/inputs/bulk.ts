import { input } from "@prismatic-io/spectral";
import { InputError, MOST_REFERENCES, MOST_WRITES } from "../graph";
import { toggle } from "./clean";
import { objectIds, userIds as userIdList } from "./clean/idList";
import { records } from "./clean/records";

/** A list that one step can work off in its time. */
const bounded =
  <T>(label: string, clean: (value: unknown) => T[], most: number) =>
  (value: unknown): T[] => {
    const list = clean(value);
    if (list.length > most) {
      throw new InputError(
        label,
        `holds ${list.length} entries; a step takes at most ${most}. Split the list over several runs`,
      );
    }
    return list;
  };

export const memberIds = input({
  label: "Member IDs",
  type: "string",
  collection: "valuelist",
  required: true,
  placeholder: "Enter object id",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments:
    "The object ids of the members, 50,000 at most. A list from another step, records that have an id, and text with one id a line or separated by commas work too.",
  clean: bounded("Member IDs", objectIds("Member IDs"), MOST_REFERENCES),
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

export const failOnError = input({
  label: "Fail When an Entry Fails",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, the step fails after all entries were tried and one or more of them failed. When false, the result says what came of each.",
  clean: toggle("Fail When an Entry Fails", false),
});
