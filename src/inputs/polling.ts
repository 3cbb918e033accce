import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import { atMost, choices, optionalInteger, optionalOneOf, optionalText } from "./clean";
import { distinctObjectIds } from "./clean/idList";

/** What can become of a user, group or application. */
export const OBJECT_CHANGES = [
  "created",
  "updated",
  "softDeleted",
  "permanentlyDeleted",
  "restored",
] as const;

export const objectChanges = input({
  label: "Changes",
  type: "string",
  collection: "valuelist",
  required: false,
  model: [
    { label: "Created", value: "created" },
    { label: "Updated", value: "updated" },
    { label: "Deleted (restorable)", value: "softDeleted" },
    { label: "Deleted (permanently)", value: "permanentlyDeleted" },
    { label: "Restored", value: "restored" },
  ],
  comments:
    "The changes that become events. Empty is all. In a resync every object that is there is told, whatever is chosen.",
  clean: choices("Changes", OBJECT_CHANGES, OBJECT_CHANGES),
});

const selectText = optionalText("Select");

/** Names of properties, each once. */
const propertyNames = (value: unknown): string[] => {
  const names = (selectText(value) ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.filter(
    (name, index) =>
      names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
};

export const trackedProperties = input({
  label: "Select",
  type: "string",
  required: false,
  placeholder: "Enter property names",
  example: "displayName,mail,accountEnabled",
  comments:
    "The properties to follow, separated by commas. A change of another one is no event. Empty follows the default properties of Microsoft Graph.",
  clean: propertyNames,
});

export const trackedGroupProperties = input({
  ...trackedProperties,
  clean: (value: unknown) => {
    const names = propertyNames(value);
    const relationship = names.find((name) => /^(members|owners)$/i.test(name));
    if (relationship !== undefined)
      throw new InputError(
        "Select",
        `${relationship} cannot be followed here; the trigger Group Members Added and Removed does that`,
      );
    return names;
  },
});

export const startFrom = input({
  label: "Start From",
  type: "string",
  required: false,
  default: "now",
  model: [
    { label: "Now", value: "now" },
    { label: "Everything", value: "everything" },
  ],
  comments:
    "Where the first poll begins. Now tells of later changes only; Everything first gives an event for each object that is there. Counts when nothing was polled yet.",
  clean: optionalOneOf("Start From", ["now", "everything"], "now"),
});

export const recordDetail = input({
  label: "Record Detail",
  type: "string",
  required: false,
  default: "full",
  model: [
    { label: "Full", value: "full" },
    { label: "Changed Properties", value: "changedProperties" },
  ],
  comments:
    "Whether an event of an update holds all selected properties, or only those that have changed.",
  clean: optionalOneOf("Record Detail", ["full", "changedProperties"], "full"),
});

const MOST_FILTER_GROUPS = 20;

export const onlyMembersOf = input({
  label: "Only Members Of",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "selectGroup",
  placeholder: "Enter group id",
  example: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
  comments:
    "Object ids of up to 20 groups: only users who are in one of them, nested groups included, become events. Deletions always do. Empty is all users.",
  clean: atMost(
    "Only Members Of",
    MOST_FILTER_GROUPS,
    distinctObjectIds("Only Members Of"),
    () => `takes at most ${MOST_FILTER_GROUPS} groups`,
  ),
});

export const maxDeletions = input({
  label: "Max Deletions",
  type: "string",
  required: false,
  placeholder: "Enter a number",
  example: "100",
  comments:
    "A round with more deletions or removals than this fails, tells nothing and leaves the trigger where it is, until the limit is raised or emptied. Empty is no limit.",
  clean: optionalInteger("Max Deletions", 0, 1_000_000),
});
