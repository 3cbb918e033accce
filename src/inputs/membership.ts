import { input } from "@prismatic-io/spectral";
import { optionalOneOf, toggle } from "./clean";

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
