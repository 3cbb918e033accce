import { collect } from "../paging";
import { graphPath } from "../urls/path";
import { type Removable, removeEach } from "./removeEach";
import type { Skipped, Step } from "./step";

interface AppRoleAssignment {
  readonly id: string;
  readonly principalId?: string | null;
  readonly principalDisplayName?: string | null;
  readonly resourceDisplayName?: string | null;
}

/**
 * Takes the user off the apps that are assigned directly. Graph lists those of the user's groups as well:
 * they end with the membership.
 * @see https://learn.microsoft.com/graph/api/user-list-approleassignments
 */
export const removeAppRoles: Step = async (leaving) => {
  const { graph, purpose, user } = leaving;
  const { value } = await collect<AppRoleAssignment>(graph, {
    ...purpose,
    method: "GET",
    path: graphPath`/users/${user.id}/appRoleAssignments`,
  });
  const removables: Removable[] = [];
  const skipped: Skipped[] = [];
  for (const { id, principalId, principalDisplayName, resourceDisplayName } of value) {
    const thing = { id, name: resourceDisplayName ?? null };
    const isOwn = principalId?.toLowerCase() === user.id.toLowerCase();
    if (isOwn)
      removables.push({ ...thing, path: graphPath`/users/${user.id}/appRoleAssignments/${id}` });
    else
      skipped.push({
        ...thing,
        reason: `inherited from the group ${principalDisplayName ?? principalId ?? ""}`.trim(),
      });
  }
  return removeEach(leaving, removables, skipped);
};
