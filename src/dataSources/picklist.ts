import type { Element } from "@prismatic-io/spectral";
import { isObject, LARGEST_PAGE } from "../graph";

/** An object to choose: what names it, and what tells it from another of the same name. */
export interface Choice {
  readonly id: string | null | undefined;
  readonly name: string | null | undefined;
  /** A user principal name, a mail address, an app id; empty when the name should do. */
  readonly detail?: string | null | undefined;
}

/** What is offered: entries, and whether there are more of them. */
interface Offer<T> {
  readonly value: readonly T[];
  readonly truncated?: boolean;
}

/** Stands last where a list is too long to be shown; chosen, it is the same as nothing. */
export const MORE: Element = { key: "", label: "… more: search, or enter the id" };

/**
 * The elements of a picklist, sorted by label. A label is `Name (detail)`, and gets the id behind it
 * where two would read the same. An entry without an id is nothing to choose. A last element says when
 * there is more.
 */
export const picklist = <T>(
  { value, truncated = false }: Offer<T>,
  choice: (entry: T) => Choice,
): Element[] => {
  const elements = value
    .filter((entry) => isObject(entry))
    .map(choice)
    .flatMap(({ id, name, detail }) => {
      if (typeof id !== "string" || id === "") return [];
      const shown = name || detail || id;
      return { key: id, label: detail && detail !== shown ? `${shown} (${detail})` : shown };
    });
  const seen = new Map<string, number>();
  for (const { label } of elements) seen.set(label, (seen.get(label) ?? 0) + 1);
  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  const sorted = elements
    .map(({ key, label }) => ({
      key,
      label: (seen.get(label) ?? 0) > 1 ? `${label} [${key}]` : label,
    }))
    .sort((one, other) => collator.compare(one.label, other.label));
  return truncated ? [...sorted, MORE] : sorted;
};

/** The elements whose label holds a text, in any case: where Graph cannot search. */
export const holding = (elements: Element[], text: string | undefined): Element[] => {
  const wanted = text?.toLowerCase() ?? "";
  return elements.filter(
    ({ key, label = "" }) => key === "" || label.toLowerCase().includes(wanted),
  );
};

/** At most 999 of the elements, and one that says when there are more: where Graph gives all at once. */
export const bounded = (elements: Element[]): Element[] =>
  elements.length > LARGEST_PAGE ? [...elements.slice(0, LARGEST_PAGE), MORE] : elements;
