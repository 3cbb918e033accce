import { input } from "@prismatic-io/spectral";
import { InputError, MOST_REFERENCES } from "../graph";
import { toggle } from "./clean";
import { objectIds } from "./clean/idList";

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

export const failOnError = input({
  label: "Fail When an Entry Fails",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, the step fails after all entries were tried and one or more of them failed. When false, the result says what came of each.",
  clean: toggle("Fail When an Entry Fails", false),
});
