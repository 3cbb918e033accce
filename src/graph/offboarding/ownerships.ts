import { collect } from "../paging";
import { graphPath } from "../urls/path";
import { type GroupFacts, hindranceOfGroup } from "./groups";
import { type Removable, removeEach } from "./removeEach";
import type { Skipped, Step } from "./step";

interface Owned extends GroupFacts {
  readonly "@odata.type"?: string;
  readonly id: string;
  readonly displayName?: string | null;
}

const COLLECTIONS: Readonly<Record<string, string>> = {
  "#microsoft.graph.group": "groups",
  "#microsoft.graph.application": "applications",
  "#microsoft.graph.servicePrincipal": "servicePrincipals",
};

/**
 * Takes the user out of the owners of groups, applications and service principals.
 * @see https://learn.microsoft.com/graph/api/user-list-ownedobjects
 */
export const removeOwnerships: Step = async (leaving) => {
  const { graph, purpose, user } = leaving;
  const { value } = await collect<Owned>(graph, {
    ...purpose,
    method: "GET",
    path: graphPath`/users/${user.id}/ownedObjects`,
  });
  const removables: Removable[] = [];
  const skipped: Skipped[] = [];
  for (const owned of value) {
    const thing = { id: owned.id, name: owned.displayName ?? null };
    const type = owned["@odata.type"] ?? "";
    const collection = COLLECTIONS[type];
    const reason =
      collection === undefined
        ? `of another kind: owners of ${type || "it"} are not removed here`
        : hindranceOfGroup(owned);
    if (collection === undefined || reason !== undefined)
      skipped.push({ ...thing, reason: reason ?? "" });
    else
      removables.push({
        ...thing,
        path: graphPath`/${collection}/${owned.id}/owners/${user.id}/$ref`,
      });
  }
  return removeEach(leaving, removables, skipped);
};
