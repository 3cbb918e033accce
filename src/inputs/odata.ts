import { input } from "@prismatic-io/spectral";
import { InputError, LARGEST_PAGE } from "../graph";
import { optionalInteger, optionalText, toggle } from "./clean";

export const $select = input({
  label: "Select",
  type: "string",
  required: false,
  placeholder: "Enter property names",
  example: "id,displayName,accountEnabled",
  comments:
    "The properties to return, separated by commas. Empty returns Graph's default properties.",
  clean: optionalText("Select"),
});

export const $filter = input({
  label: "Filter",
  type: "string",
  required: false,
  placeholder: "Enter an OData filter",
  example: "startsWith(displayName,'A') and accountEnabled eq true",
  comments: "An OData filter. Double the apostrophes inside a text: 'O''Neil'.",
  clean: optionalText("Filter"),
});

export const $expand = input({
  label: "Expand",
  type: "string",
  required: false,
  placeholder: "Enter a relationship",
  example: "manager($select=id,displayName)",
  comments:
    "One relationship to include. Graph returns at most 20 related objects, and none together with Search.",
  clean: optionalText("Expand"),
});

export const $orderby = input({
  label: "Order By",
  type: "string",
  required: false,
  placeholder: "Enter a property name",
  example: "displayName desc",
  comments: "The property to sort by, with asc or desc behind it.",
  clean: optionalText("Order By"),
});

const search = optionalText("Search");

export const $search = input({
  label: "Search",
  type: "string",
  required: false,
  placeholder: "Enter a search clause",
  example: '"displayName:Video" OR "description:prod"',
  comments: "Clauses of property and text, each in double quotes, joined by AND or OR.",
  clean: (value: unknown): string | undefined => {
    const text = search(value);
    if (text !== undefined && !/".+"/s.test(text)) {
      throw new InputError("Search", 'must be in double quotes, such as "displayName:Video"');
    }
    return text;
  },
});

export const $top = input({
  label: "Top",
  type: "string",
  required: false,
  placeholder: "Enter a page size",
  example: "100",
  comments: `The page size, from 1 to ${LARGEST_PAGE}. Ignored when Get All Paginated Results is true.`,
  clean: optionalText("Top"),
});

/** The page size that Top asks for. Checked only where it counts: a list of all pages ignores it. */
export const pageSize = optionalInteger("Top", 1, LARGEST_PAGE);

export const $count = input({
  label: "Count",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, includes the number of all matching entries as @odata.count.",
  clean: toggle("Count", false),
});

export const getAllPaginatedResults = input({
  label: "Get All Paginated Results",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, follows every page and returns all entries at once.",
  clean: toggle("Get All Paginated Results", false),
});

export const eventualConsistencyLevelHeader = input({
  label: "Eventual Consistency Level Header",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, makes the request an advanced query (ConsistencyLevel: eventual). Queries that need it get it without this.",
  clean: toggle("Eventual Consistency Level Header", false),
});

/** What the lists of users, groups and applications have alike, in the order that flows show. */
export const listInputs = {
  $count,
  $expand,
  $filter,
  $orderby,
  $search,
  $select,
  $top,
  getAllPaginatedResults,
  eventualConsistencyLevelHeader,
};
