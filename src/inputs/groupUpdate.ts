import { input } from "@prismatic-io/spectral";
import { optionalOneOf, optionalText } from "./clean";
import { optionalGroupDisplayName, optionalMailNickname } from "./group";

export const newDisplayName = input({
  ...optionalGroupDisplayName,
  comments: "The new name of the group, at most 256 characters. Empty leaves it as it is.",
});

export const newMailNickname = input({
  ...optionalMailNickname,
  comments:
    "The new mail alias of the group: at most 64 ASCII characters, no spaces. Empty leaves it as it is.",
});

export const description = input({
  label: "Description",
  type: "string",
  required: false,
  placeholder: "Enter description",
  example: "Self help community for library",
  comments:
    "The new description of the group. Empty leaves it as it is; null in Additional Properties clears it.",
  clean: optionalText("Description"),
});

const VISIBILITIES = ["Public", "Private"] as const;

export const visibility = input({
  label: "Visibility",
  type: "string",
  required: false,
  model: VISIBILITIES.map((value) => ({ label: value, value })),
  comments:
    "Who can join the group and see its content. Empty leaves it as it is. Hidden membership can only be chosen when a group is created.",
  clean: optionalOneOf("Visibility", VISIBILITIES, undefined),
});
