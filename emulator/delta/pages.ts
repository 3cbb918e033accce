import type { Link } from "./changeLog";
import type { Habits } from "./habits";

/** An object of a round, or a piece of one. */
export interface Entry {
  readonly id: string;
  /** Nothing of it was shown before: all of it is new. */
  readonly fresh: boolean;
  readonly links: readonly Link[];
}

const piecesOf = (entry: Entry, size: number): Entry[] => {
  const pieces: Entry[] = [];
  for (let start = 0; start < Math.max(1, entry.links.length); start += size)
    pieces.push({ ...entry, links: entry.links.slice(start, start + size) });
  return pieces;
};

/** Spreads the objects of a round over pages; no page holds the same object twice. */
export const layOut = (entries: readonly Entry[], { habits, chance }: Habits): Entry[][] => {
  const pages: Entry[][] = [[]];
  let onPage = new Set<string>();
  const put = (entry: Entry): void => {
    if (onPage.size >= habits.objectsPerPage || onPage.has(entry.id)) {
      pages.push([]);
      onPage = new Set();
    }
    pages.at(-1)?.push(entry);
    onPage.add(entry.id);
  };
  const later: Entry[] = [];
  for (const entry of entries) {
    const [first = entry, ...rest] = piecesOf(entry, habits.linksPerPiece);
    put(first);
    if (rest.length > 0 && chance("apart")) later.push(...rest);
    else for (const piece of rest) put(piece);
    if (chance("repeats")) later.push(entry);
  }
  for (const entry of later) put(entry);
  return pages.flatMap((page) => (chance("emptyPages") ? [[], page] : [page]));
};
