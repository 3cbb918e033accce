/** `2026-11-25 14:10` of an ISO 8601 time. */
export const minute = (time: string): string => time.slice(0, 16).replace("T", " ");

/** `2026-11-25 14:10:31` of an ISO 8601 time. */
export const second = (time: string): string => time.slice(0, 19).replace("T", " ");

/** What to tell of whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
