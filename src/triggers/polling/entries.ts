import { isObject } from "../../graph";

/** An object of a delta page as Graph sends it. */
export type DeltaItem = Record<string, unknown>;

/** An object of a round, with all that its pages say of it. */
export interface Entry {
  readonly id: string;
  /** Index of the leg that it came by. */
  readonly leg: number;
  /** `changed` is soft-deleted, `deleted` is gone for good. */
  readonly removed: "changed" | "deleted" | undefined;
  readonly item: DeltaItem;
}

/** A relationship's part of an item: `members@delta` and the like. */
const LINKS = /^(\w+)@delta$/;

const removedOf = (item: DeltaItem): Entry["removed"] => {
  const mark = item["@removed"];
  if (mark === undefined || mark === null) return undefined;
  return isObject(mark) && mark.reason === "changed" ? "changed" : "deleted";
};

const idOf = (item: unknown): string =>
  isObject(item) && typeof item.id === "string" ? item.id : "";

/** What one page says of an object. */
export const readEntry = (item: DeltaItem, leg: number): Entry => ({
  id: idOf(item),
  leg,
  removed: removedOf(item),
  item,
});

/** The links of an item's relationship, with whether each was removed. */
export const linksOf = (
  item: DeltaItem,
  relationship: string,
): { id: string; type: string; removed: boolean }[] => {
  const links = item[`${relationship}@delta`];
  return (Array.isArray(links) ? links : []).filter(isObject).map((link) => ({
    id: idOf(link),
    type: typeof link["@odata.type"] === "string" ? link["@odata.type"] : "",
    removed: removedOf(link) !== undefined,
  }));
};

/** The later of two mentions of each link, in the order of these. */
export const mergeLinks = (earlier: unknown, later: unknown): unknown[] => {
  const links = new Map<string, unknown>();
  for (const link of [earlier, later].flatMap((list) => (Array.isArray(list) ? list : []))) {
    links.delete(idOf(link));
    links.set(idOf(link), link);
  }
  return [...links.values()];
};

const mergeItems = (earlier: DeltaItem, later: DeltaItem): DeltaItem => ({
  ...earlier,
  ...Object.fromEntries(
    Object.entries(later).map(([name, value]) => [
      name,
      LINKS.test(name) ? mergeLinks(earlier[name], value) : value,
    ]),
  ),
});

/** Without a mark that says nothing, as a living object may have it. */
const unmarked = ({ item, removed }: Entry): DeltaItem => {
  if (removed !== undefined || !("@removed" in item)) return item;
  const { "@removed": _mark, ...rest } = item;
  return rest;
};

/**
 * The objects of some pages, each once and in the order of their last mention: a later page wins, and the
 * pieces of a large group are put together. A deletion wipes out what was said before it, as does a return.
 */
export const mergeEntries = (entries: readonly Entry[]): Entry[] => {
  const merged = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.id === "") continue;
    const key = `${entry.leg}/${entry.id}`;
    const before = merged.get(key);
    const own = unmarked(entry);
    const item =
      before === undefined || before.removed !== undefined || entry.removed !== undefined
        ? own
        : mergeItems(before.item, own);
    if (before !== undefined) merged.delete(key);
    merged.set(key, item === entry.item ? entry : { ...entry, item });
  }
  return [...merged.values()];
};

const isAnnotation = (name: string): boolean => name === "@removed" || name.startsWith("@odata.");

/** A living object of which nothing came but its id: a replica that knows no more yet. */
export const isBare = ({ removed, item }: Entry): boolean => {
  if (removed !== undefined) return false;
  for (const name in item) if (name !== "id" && !isAnnotation(name)) return false;
  return true;
};

/** The names of what an item says of its object, relationships as they are called in a record. */
export const propertiesOf = (item: DeltaItem): string[] =>
  Object.keys(item)
    .filter((name) => name !== "id" && !isAnnotation(name))
    .map((name) => (name === "manager@delta" ? "managerId" : name))
    .filter((name) => !LINKS.test(name));

/** Most names have no @ at all, and need no closer look. */
const isHidden = (name: string, hidden: string | undefined): boolean =>
  name === hidden || (name.includes("@") && (isAnnotation(name) || LINKS.test(name)));

/** An item as the flow gets it: without annotations and what is hidden, and with the manager's id. */
export const recordOf = (item: DeltaItem, hidden?: string): Record<string, unknown> => {
  const names = Object.keys(item);
  const shown = names.filter((name) => !isHidden(name, hidden));
  if (shown.length === names.length) return item;
  const record: Record<string, unknown> = {};
  for (const name of shown) record[name] = item[name];
  if (Array.isArray(item["manager@delta"]))
    record.managerId =
      linksOf(item, "manager")
        .filter(({ removed }) => !removed)
        .at(-1)?.id ?? null;
  return record;
};
