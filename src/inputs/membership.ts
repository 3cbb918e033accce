import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
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
