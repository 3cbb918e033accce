import type { Element } from "@prismatic-io/spectral";

/** An object to choose: what names it, and what tells it from another of the same name. */
export interface Choice {
  readonly id: string;
  readonly name: string | null | undefined;
  /** A user principal name, a mail address, an app id; empty when the name should do. */
  readonly detail?: string | null | undefined;
}

/**
 * The elements of a picklist, sorted by label. A label is `Name (detail)`, and gets the id behind it
 * where two would read the same.
 */
export const picklist = (choices: readonly Choice[]): Element[] => {
  const elements = choices.map(({ id, name, detail }) => {
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
