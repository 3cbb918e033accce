import type { Collection } from "./advancedQuery";

/**
 * What the deleted items hold, by the collection that it came from, and the type that its list is cast to.
 * Queries follow the rules of the collection.
 *
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-list
 */
const types = {
  users: "microsoft.graph.user",
  groups: "microsoft.graph.group",
  applications: "microsoft.graph.application",
  servicePrincipals: "microsoft.graph.servicePrincipal",
  administrativeUnits: "microsoft.graph.administrativeUnit",
} as const satisfies Partial<Record<Collection, string>>;

export type DeletedItemKind = keyof typeof types;

export const deletedItemKinds = Object.keys(types) as DeletedItemKind[];

export const deletedItemType = (kind: DeletedItemKind): string => types[kind];

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
