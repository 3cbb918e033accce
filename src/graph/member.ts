import type { Permission } from "./errors/permission";

/** A member of a group. `@odata.type` tells its kind: a user, a group, a device, a service principal, a contact. */
export interface Member {
  "@odata.type"?: string;
  id?: string;
  displayName?: string | null;
  mail?: string | null;
  userPrincipalName?: string | null;
}

/**
 * Kinds of members by what flows call them: the type of each, its name in `Permission.also`, and what a
 * person looks for it by.
 */
const kinds = {
  users: {
    type: "microsoft.graph.user",
    named: "a user",
    searched: ["displayName", "mail", "userPrincipalName"],
  },
  groups: {
    type: "microsoft.graph.group",
    named: "a group",
    searched: ["displayName", "description"],
  },
  devices: { type: "microsoft.graph.device", named: "a device", searched: ["displayName"] },
  servicePrincipals: {
    type: "microsoft.graph.servicePrincipal",
    named: "a service principal",
    searched: ["displayName"],
  },
} as const;

export type MemberKind = keyof typeof kinds | "all";

/** The segment of a path that keeps only members of one kind. */
export const memberCast = (kind: MemberKind): string =>
  kind === "all" ? "" : `/${kinds[kind].type}`;

/** Whether a member of a mixed list is of this kind; not when its type does not say. */
export const isOfKind = (member: Member, kind: MemberKind): boolean => {
  const type = member["@odata.type"];
  return type !== undefined && (kind === "all" || type === `#${kinds[kind].type}`);
};

/** The properties to search in; members of every kind have no other than the name. */
export const memberSearch = (kind: MemberKind): readonly string[] =>
  kind === "all" ? ["displayName"] : kinds[kind].searched;

const nameOfKind = (type: string): string =>
  Object.values(kinds).find((kind) => `#${kind.type}` === type)?.named ??
  "an organizational contact";

/** Graph gives type and id only of members whose kind the app may not read; every kind has a name. */
const isWithheld = (member: Member): boolean =>
  Object.entries(member).every(
    ([name, value]) => name === "id" || name.startsWith("@odata.") || value === null,
  );

/**
 * How many members came with type and id only, and the permission that helps; undefined when none did.
 * Told where the name was asked for, since only that is never empty.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-members#permissions
 */
export const withheldText = (
  members: readonly Member[],
  kind: MemberKind,
  { also = {} }: Permission,
): string | undefined => {
  const names: string[] = [];
  for (const member of members) {
    // Behind a cast, Graph leaves the type out.
    const type = member["@odata.type"] ?? (kind === "all" ? undefined : `#${kinds[kind].type}`);
    if (type !== undefined && isWithheld(member)) names.push(nameOfKind(type));
  }
  if (names.length === 0) return undefined;
  const needed = [...new Set(names)].flatMap((name) =>
    also[name] === undefined ? [] : [`${also[name]} to read ${name}`],
  );
  const help = needed.length === 0 ? "" : `: the app needs ${needed.join(", ")}`;
  return `${names.length} of ${members.length} members came with type and id only${help}.`;
};

/** Graph shows this many related objects in an expanded object, and no link to more. */
const MOST_EXPANDED = 20;

/**
 * The service principals that `members` of v1.0 leaves out, as far as Graph shows them, each once; and a
 * word when there may be more.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const leftOutServicePrincipals = (
  listed: readonly Member[],
  expanded: readonly Member[],
): { servicePrincipals: Member[]; incomplete: string | undefined } => {
  const ids = new Set(listed.map(({ id }) => id));
  return {
    servicePrincipals: expanded.filter(
      (member) =>
        member["@odata.type"] === `#${kinds.servicePrincipals.type}` && !ids.has(member.id),
    ),
    incomplete:
      expanded.length < MOST_EXPANDED
        ? undefined
        : `Service principals may be missing: Graph leaves them out of the list, and shows them among ${MOST_EXPANDED} members at most.`,
  };
};
