/** What an upsert by a unique name came to: the new object, or word that the existing one was changed. */
export type Upserted<T> =
  | (T & { created: true })
  | { success: true; updated: true; uniqueName: string };
