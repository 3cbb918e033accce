/** What the other system is told of a person. The names are those of Microsoft Graph. */
const TOLD = [
  "id",
  "userPrincipalName",
  "displayName",
  "givenName",
  "surname",
  "mail",
  "jobTitle",
  "department",
  "employeeId",
] as const;

/** What is asked for besides, to tell joiners and leavers. */
const WEIGHED = ["accountEnabled", "createdDateTime", "employeeHireDate"] as const;

export const SELECT = [...TOLD, ...WEIGHED].join(",");

/** A user as Graph gives it for `SELECT`. */
export type User = { id: string } & {
  [Name in Exclude<(typeof TOLD)[number], "id">]?: string | null;
} & {
  accountEnabled?: boolean | null;
  createdDateTime?: string | null;
  employeeHireDate?: string | null;
  /** Of deleted users, when it is asked for. */
  deletedDateTime?: string | null;
};

export type Kind = "joiner" | "mover" | "leaver";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A joiner was created within a day. A leaver cannot sign in any more, unless the hire date is still to
 * come: accounts of new people are often made ahead, and disabled.
 */
export const kindOf = (user: User, now: Date): Kind => {
  const isHired = !(Date.parse(user.employeeHireDate ?? "") > now.getTime());
  if (user.accountEnabled === false && isHired) return "leaver";
  return now.getTime() - Date.parse(user.createdDateTime ?? "") < DAY_MS ? "joiner" : "mover";
};

export const personOf = (user: User): Record<string, unknown> =>
  Object.fromEntries(TOLD.map((name) => [name, user[name] ?? null]));
