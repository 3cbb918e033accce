import { input } from "@prismatic-io/spectral";
import { optionalInteger, optionalText, toggle } from "./clean";

export const getAllPaginatedResults = input({
  label: "Get All Paginated Results",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, follows every page and returns all entries at once.",
  clean: toggle("Get All Paginated Results", false),
});

export const cursor = input({
  label: "Cursor",
  type: "string",
  required: false,
  placeholder: "Enter the cursor of the last result",
  comments:
    "Reads a list one page a call: leave it empty on the first, then give the cursor of the last result, which is null after the last page. It holds the other inputs of the first call, and those of this one are ignored. Not together with Get All Paginated Results.",
  clean: optionalText("Cursor"),
});

/** More than any directory has. */
const MOST_RESULTS = 10_000_000;

export const maxResults = input({
  label: "Max Results",
  type: "string",
  required: false,
  placeholder: "Enter a number",
  example: "5000",
  comments:
    "With Get All Paginated Results: stop after that many entries; the result says truncated when there are more. Without it: the largest page to ask for.",
  clean: optionalInteger("Max Results", 1, MOST_RESULTS),
});

/** Which part of a list is returned: a page, the one behind a cursor, or all. */
export const extentInputs = { getAllPaginatedResults, cursor, maxResults };
