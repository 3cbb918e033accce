export interface User {
  id: string;
  mail?: string | null;
  userPrincipalName?: string | null;
  employeeId?: string | null;
}

export const MATCH_BY = ["mail", "userPrincipalName", "employeeId"] as const;

export type MatchBy = (typeof MATCH_BY)[number];

/** The users whom the list names, and the entries that nobody in the directory fits. */
export const matchPeople = (
  people: readonly string[],
  users: readonly User[],
  by: MatchBy,
): { memberIds: string[]; unknown: string[] } => {
  const ids = new Map<string, string[]>();
  for (const user of users) {
    const key = user[by]?.toLowerCase();
    if (key !== undefined && key !== "") ids.set(key, [...(ids.get(key) ?? []), user.id]);
  }
  const found = people.map((person) => ({ person, ids: ids.get(person.toLowerCase()) ?? [] }));
  const ambiguous = found.find((entry) => entry.ids.length > 1);
  if (ambiguous !== undefined)
    throw new Error(
      `More than one user has the ${by} ${ambiguous.person}: nobody knows who is meant`,
    );
  const memberIds = found.flatMap((entry) => entry.ids);
  // Another property than the list holds, most likely.
  if (memberIds.length === 0) throw new Error(`No user has a ${by} that the list names`);
  return {
    memberIds,
    unknown: found.filter((entry) => entry.ids.length === 0).map(({ person }) => person),
  };
};
