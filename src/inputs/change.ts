import { input } from "@prismatic-io/spectral";
import { optionalText, requiredText, toggle } from "./clean";

export const deltaURL = input({
  label: "URL to fetch for delta",
  type: "string",
  required: true,
  placeholder: "Enter delta path or link",
  example: "/users/delta",
  comments:
    "The path of a delta query (/users/delta, /groups/delta, /applications/delta), or the @odata.nextLink or @odata.deltaLink of an earlier result. A link goes as it is; Select and Filter only count for a path.",
  clean: requiredText("URL to fetch for delta"),
});

export const $skiptoken = input({
  label: "Skip Token",
  type: "string",
  required: false,
  placeholder: "Enter skip token",
  comments: "The $skiptoken of a nextLink, when the path and the token are kept apart.",
  clean: optionalText("Skip Token"),
});

export const $deltatoken = input({
  label: "Delta Token",
  type: "string",
  required: false,
  placeholder: "Enter delta token",
  comments:
    "The $deltatoken of a deltaLink, when the path and the token are kept apart. The word latest skips everything up to now.",
  clean: optionalText("Delta Token"),
});

export const returnMinimal = input({
  label: "Return Minimal",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, returns only the properties that have changed.",
  clean: toggle("Return Minimal", false),
});
