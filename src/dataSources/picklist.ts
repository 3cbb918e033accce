import type { Element } from "@prismatic-io/spectral";
import { isObject } from "../graph";

/** An object to choose: what names it, and what tells it from another of the same name. */
export interface Choice {
  readonly id: string | undefined;
  readonly name: string | null | undefined;
  /** A user principal name, a mail address, an app id; empty when the name should do. */
  readonly detail?: string | null | undefined;
}

/**
 * The elements of a picklist, sorted by label. A label is `Name (detail)`, and gets the id behind it
 * where two would read the same. An entry without an id is nothing to choose.
 */
export const picklist = <T>(entries: readonly T[], choice: (entry: T) => Choice): Element[] => {
  const elements = entries
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
  return elements
    .map(({ key, label }) => ({
      key,
      label: (seen.get(label) ?? 0) > 1 ? `${label} [${key}]` : label,
    }))
    .sort((one, other) => collator.compare(one.label, other.label));
};
