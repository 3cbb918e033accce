import type { Collection } from "./advancedQuery";

/**
 * What the deleted items hold, by what flows call it: the type that its list is cast to, and the collection
 * whose rules its queries follow. Where those are not known, any refinement is an advanced query, as it is
 * of members.
 *
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-list
 */
const kinds = {
  users: { type: "microsoft.graph.user", queriedAs: "users" },
  groups: { type: "microsoft.graph.group", queriedAs: "groups" },
  applications: { type: "microsoft.graph.application", queriedAs: "applications" },
  servicePrincipals: { type: "microsoft.graph.servicePrincipal", queriedAs: "servicePrincipals" },
  administrativeUnits: { type: "microsoft.graph.administrativeUnit", queriedAs: "members" },
} as const satisfies Record<string, { type: string; queriedAs: Collection }>;

export type DeletedItemKind = keyof typeof kinds;

export const deletedItemKinds = Object.keys(kinds) as DeletedItemKind[];

export const deletedItemType = (kind: DeletedItemKind): string => kinds[kind].type;

/** Whose rules a query of deleted items follows. */
export const deletedItemCollection = (kind: DeletedItemKind): Collection => kinds[kind].queriedAs;

/** An object as the deleted items show it: the default properties of its kind. */
export interface DeletedItem {
  "@odata.type"?: string;
  id?: string;
  deletedDateTime?: string | null;
  displayName?: string | null;
  userPrincipalName?: string | null;
  mail?: string | null;
  appId?: string | null;
}
