import { input } from "@prismatic-io/spectral";
import { InputError, LARGEST_PAGE, searchable } from "../graph";
import { choices, integer, optionalOneOf, optionalText, requiredText } from "./clean";

const LONGEST_SEARCH = 256;

const typed = requiredText("Search Text", LONGEST_SEARCH);

export const searchText = input({
  label: "Search Text",
  type: "string",
  required: true,
  placeholder: "Enter text to search for",
  example: "Adele V",
  comments:
    "The text to look for, as a person types it: quotes, AND and other signs are text. Names match by the beginning of any of their words, in any order.",
  clean: (value: unknown): string => {
    const text = searchable(typed(value));
    if (text === "") throw new InputError("Search Text", "holds nothing that can be searched for");
    return text;
  },
});

const USUAL_RESULTS = 100;

export const maxResults = input({
  label: "Max Results",
  type: "string",
  required: false,
  default: `${USUAL_RESULTS}`,
  placeholder: "Enter a number",
  example: "25",
  comments: `The most entries to return, from 1 to ${LARGEST_PAGE}. The result says truncated when there are more.`,
  clean: integer("Max Results", 1, LARGEST_PAGE, USUAL_RESULTS),
});

const USER_PROPERTIES = [
  "displayName",
  "mail",
  "userPrincipalName",
  "givenName",
  "surname",
  "jobTitle",
  "department",
] as const;

const USUAL_PROPERTIES = ["displayName", "mail", "userPrincipalName"] as const;

const userProperties = choices("Search In", USER_PROPERTIES);

export const searchIn = input({
  label: "Search In",
  type: "string",
  collection: "valuelist",
  required: false,
  default: [...USUAL_PROPERTIES],
  model: USER_PROPERTIES.map((value) => ({ label: value, value })),
  comments:
    "The properties to search in: one that holds the text is enough. Display names match by the beginning of any word, the others by their own.",
  clean: (value: unknown): readonly string[] => {
    const chosen = userProperties(value);
    return chosen.length === 0 ? USUAL_PROPERTIES : chosen;
  },
});

const GROUP_KINDS = ["all", "microsoft365", "security", "dynamic"] as const;

export const groupKind = input({
  label: "Kind",
  type: "string",
  required: false,
  default: "all",
  model: [
    { label: "All", value: "all" },
    { label: "Microsoft 365", value: "microsoft365" },
    { label: "Security", value: "security" },
    { label: "Dynamic membership", value: "dynamic" },
  ],
  comments: "The kind of groups to return.",
  clean: optionalOneOf("Kind", GROUP_KINDS, "all"),
});

const search = optionalText("Search the Choices", LONGEST_SEARCH);

/** Its key is that of no action's input: the text of a step would narrow the picker. */
export const optionSearch = input({
  label: "Search the Choices",
  type: "string",
  required: false,
  placeholder: "Enter text to search for",
  comments:
    "The text to look for among the choices, as a person types it. Empty offers the first 999.",
  clean: (value: unknown): string | undefined => searchable(search(value) ?? "") || undefined,
});
