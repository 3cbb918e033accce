import { input } from "@prismatic-io/spectral";
import { InputError, searchable } from "../graph";
import { optionalText, requiredText } from "./clean";

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
