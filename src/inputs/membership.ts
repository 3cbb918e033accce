import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import { optionalOneOf, toggle } from "./clean";
import { objectIds } from "./clean/idList";

const cleanIds = objectIds("Group IDs");

export const checkedGroupIds = input({
  label: "Group IDs",
  type: "string",
  collection: "valuelist",
  required: true,
  dataSource: "selectGroup",
  placeholder: "Enter group id",
  example: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
  comments:
    "The object ids of the groups, one or more. A list from another step, records that have an id, and text with one id a line or separated by commas work too.",
  clean: (value: unknown): string[] => {
    const ids = cleanIds(value);
    // Of no groups a user would be in all and in none.
    if (ids.length === 0) throw new InputError("Group IDs", "is required, but the list is empty");
    return ids;
  },
});

export const transitive = input({
  label: "Include Nested",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, includes what is reached through groups in groups.",
  clean: toggle("Include Nested", false),
});

const MEMBERSHIP_KINDS = ["all", "groups", "directoryRoles", "administrativeUnits"] as const;

export const membershipKind = input({
  label: "Kind",
  type: "string",
  required: false,
  default: "all",
  model: [
    { label: "All", value: "all" },
    { label: "Groups", value: "groups" },
    { label: "Directory roles", value: "directoryRoles" },
    { label: "Administrative units", value: "administrativeUnits" },
  ],
  comments:
    "The kind of memberships to return. Filter and Order By by what only one kind has, such as groupTypes, need that kind here.",
  clean: optionalOneOf("Kind", MEMBERSHIP_KINDS, "all"),
});
