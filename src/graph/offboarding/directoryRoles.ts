import { collect } from "../paging";
import { odataText } from "../urls/literal";
import { graphPath } from "../urls/path";
import { removeEach } from "./removeEach";
import type { Step } from "./step";

interface RoleAssignment {
  readonly id: string;
  readonly roleDefinition?: { readonly displayName?: string | null } | null;
}

/**
 * Ends the directory roles that the user has directly, in the whole tenant and in parts of it. Those by a
 * role-assignable group end with the membership; roles that Privileged Identity Management lets the user
 * activate are not part of it.
 * @see https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export const removeDirectoryRoles: Step = async (leaving) => {
  const { graph, purpose, user } = leaving;
  const { value } = await collect<RoleAssignment>(graph, {
    ...purpose,
    method: "GET",
    path: "/roleManagement/directory/roleAssignments",
    query: { $filter: `principalId eq ${odataText(user.id)}`, $expand: "roleDefinition" },
  });
  const removables = value.map(({ id, roleDefinition }) => ({
    id,
    name: roleDefinition?.displayName ?? null,
    path: graphPath`/roleManagement/directory/roleAssignments/${id}`,
  }));
  return removeEach(leaving, removables, []);
};
