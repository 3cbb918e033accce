import type { ResourceFacts, Row } from "./resource";

/**
 * A directory role: built in, or made by the tenant.
 * https://learn.microsoft.com/graph/api/resources/unifiedroledefinition
 */
export const roleDefinition: ResourceFacts = {
  type: "unifiedRoleDefinition",
  context: "roleManagement/directory/roleDefinitions",
  options: ["$select", "$filter", "$top"],
  properties: [
    "id",
    "description",
    "displayName",
    "isBuiltIn",
    "isEnabled",
    "resourceScopes",
    "templateId",
    "version",
    "rolePermissions",
  ],
  filter: {
    displayName: { type: "String", operators: ["eq", "in", "startswith"] },
    id: { type: "String", operators: ["eq", "in"] },
    isBuiltIn: { type: "Boolean", operators: ["eq", "in"] },
    isEnabled: { type: "Boolean", operators: ["eq", "in"] },
  },
  page: { usual: 999, largest: 999 },
};

/** https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const BUILT_IN: Readonly<Record<string, string>> = {
  "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3": "Application Administrator",
  "88d8e3e3-8f55-4a1e-953a-9b9898b8876b": "Directory Readers",
  "62e90394-69f5-4237-9190-012177145e10": "Global Administrator",
  "fdd7a751-b60b-444a-984c-02652fe8fa1c": "Groups Administrator",
  "729827e3-9c14-49f7-bb1b-9608f156bbb8": "Helpdesk Administrator",
  "4d6ac14f-3453-41d0-bef9-a3e0c569773a": "License Administrator",
  "7be44c8a-adaf-4e2a-84d6-ab2649e08a13": "Privileged Authentication Administrator",
  "e8611ab8-c189-46e8-94e1-60213ab1f814": "Privileged Role Administrator",
  "4a5d8f65-41da-4de4-8968-e035b65339cf": "Reports Reader",
  "fe930be7-5e62-47db-91af-98c3a49a38b1": "User Administrator",
};

/** Made by the tenant; the second one cannot be assigned. */
const CUSTOM: Readonly<Record<string, [name: string, isEnabled: boolean]>> = {
  "b0f54661-2d74-4c50-afa3-1ec803f12efe": ["Application Registration Support", true],
  "c2cf284d-6c41-4e6b-afac-4b80928c9034": ["Retired Support", false],
};

const row = (id: string, displayName: string, isBuiltIn: boolean, isEnabled: boolean): Row => ({
  id,
  description: `May do what the role ${displayName} may.`,
  displayName,
  isBuiltIn,
  isEnabled,
  resourceScopes: ["/"],
  templateId: id,
  version: "1",
  rolePermissions: [{ allowedResourceActions: [], condition: null }],
});

export const roleDefinitionRows: readonly Row[] = [
  ...Object.entries(BUILT_IN).map(([id, name]) => row(id, name, true, true)),
  ...Object.entries(CUSTOM).map(([id, [name, isEnabled]]) => row(id, name, false, isEnabled)),
];
