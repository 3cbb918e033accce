import { input } from "@prismatic-io/spectral";
import { choices } from "./clean";
import { objectIds as cleanObjectIds } from "./clean/idList";

export const objectIds = input({
  label: "Object IDs",
  type: "string",
  collection: "valuelist",
  required: true,
  placeholder: "Enter object id",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments:
    "The object ids, any number of them. A list from another step, records that have an id, and text with one id a line or separated by commas work too.",
  clean: cleanObjectIds("Object IDs"),
});

// https://learn.microsoft.com/graph/api/directoryobject-getbyids
const OBJECT_TYPES = [
  "administrativeUnit",
  "application",
  "device",
  "directoryRole",
  "group",
  "orgContact",
  "servicePrincipal",
  "user",
] as const;

export const objectTypes = input({
  label: "Object Types",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Enter object type",
  example: "user",
  comments: `The types to look among: ${OBJECT_TYPES.join(", ")}. Empty looks among all.`,
  clean: choices("Object Types", OBJECT_TYPES),
});
