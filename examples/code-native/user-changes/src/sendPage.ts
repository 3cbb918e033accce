/** A user with the properties that Select asks for; those of a deleted one are not known. */
export interface ChangedUser {
  id: string;
  displayName?: string | null;
  mail?: string | null;
  department?: string | null;
  accountEnabled?: boolean | null;
  /** `changed` can be restored, `deleted` is gone for good. */
  "@removed"?: { reason?: "changed" | "deleted" };
}

export interface Page {
  users: ChangedUser[];
  /** The round tells of everybody: who is in none of its pages is no more. */
  isFull: boolean;
  /** The last page of the round. */
  isLast: boolean;
}

/** Hands one page to the other system, which may get it twice. What the step of your system does goes here. */
export const sendPage = async (url: string, page: Page): Promise<void> => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(page),
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new Error(`Changes URL answered ${response.status}`);
};
