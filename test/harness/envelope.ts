/** What Graph sends of a list's result: without what the component adds. */
export const envelope = <T extends { cursor: unknown }>({ cursor, ...graphs }: T) => graphs;

/** What an action makes of a page that Graph sends: the same, with the cursor of the next one, if any. */
export const listed = (body: unknown): unknown => ({
  ...(body as object),
  cursor: (body as Record<string, unknown>)["@odata.nextLink"] ? expect.any(String) : null,
});
