import type { ResourceFacts } from "./resource";

/**
 * A directory role that somebody holds, over the whole directory or a part of it.
 * https://learn.microsoft.com/graph/api/resources/unifiedroleassignment
 */
export const roleAssignment: ResourceFacts = {
  type: "unifiedRoleAssignment",
  context: "roleManagement/directory/roleAssignments",
  expandable: ["principal", "roleDefinition"],
  options: ["$select", "$filter", "$expand", "$top", "$count"],
  properties: ["id", "principalId", "directoryScopeId", "roleDefinitionId"],
  filter: {
    principalId: { type: "String", operators: ["eq", "in"] },
    roleDefinitionId: { type: "String", operators: ["eq", "in"] },
    directoryScopeId: { type: "String", operators: ["eq", "in"] },
  },
  page: { usual: 100, largest: 999 },
};
