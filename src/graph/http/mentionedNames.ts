const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What an object is called among the deleted items, where it is found under its id. */
export const deletedItemName = (id: string): string => `deletedItems/${id}`;

/** `/v1.0/directory/deletedItems/1/restore` → `1` */
export const deletedItemId = (url: string): string | undefined =>
  /\/directory\/deletedItems\/([^/?#]+)/i.exec(url)?.[1];

/** `/v1.0/groups/1/members('2')` → `v1.0`, `groups`, `1`, `members('2')`, `2` */
export const pathNames = (url: string): string[] =>
  (url.replace(/^https?:\/\/[^/]*/i, "").split(/[?#]/, 1)[0] ?? "")
    .split("/")
    .filter((segment) => segment !== "")
    .flatMap((segment) => {
      const name = decoded(segment);
      const key = /\((?:\w+=)?'(.*)'\)$/s.exec(name)?.[1];
      return key === undefined ? [name] : [name, key.replaceAll("''", "'")];
    });

/** Every text in a JSON value, and the segments of those that are URLs, as `@odata.id` is. */
export const valueNames = (value: unknown): string[] => {
  if (typeof value === "string")
    return value.includes("/") ? [value, ...pathNames(value)] : [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(valueNames);
};
