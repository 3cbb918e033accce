const LIFETIME_MS = 120_000;
const MOST = 1_000;

/**
 * The objects that this process created moments ago. Replicas of the directory may not know them yet:
 * a 404 about one of them is waited out, a 404 about anything else is an answer.
 * @see https://devblogs.microsoft.com/identity/designing-for-eventual-consistency-for-microsoft-entra
 */
export const createRecentCreations = (now: () => Date) => {
  const created = new Map<string, number>();

  const remember = (name: string): void => {
    created.delete(name);
    created.set(name, now().getTime());
    const oldest = created.keys().next().value;
    if (created.size > MOST && oldest !== undefined) created.delete(oldest);
  };

  /** Whether a text, a path or a body, names one of them. */
  const mentionedIn = (text: string): boolean => {
    const since = now().getTime() - LIFETIME_MS;
    for (const [name, time] of created) {
      if (time >= since && text.includes(name)) return true;
    }
    return false;
  };

  /** What was deleted again is missing for good. */
  const forget = (text: string): void => {
    for (const name of created.keys()) if (text.includes(name)) created.delete(name);
  };

  return { remember, forget, mentionedIn };
};

export type RecentCreations = ReturnType<typeof createRecentCreations>;
