import type { UnifiedRoleDefinition } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { holding, picklist } from "./picklist";

/**
 * The directory roles that can be assigned, built-in and custom ones, sorted by name, to choose one: all, or
 * those that hold a text. The list
 * of `/directoryRoles` would not do: it holds only those that somebody has had.
 * @see https://learn.microsoft.com/graph/api/rbacapplication-list-roledefinitions
 */
export const selectDirectoryRole = dataSource({
  display: { label: "Select Directory Role", description: "Selects a directory role." },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [{ key: "fe930be7-5e62-47db-91af-98c3a49a38b1", label: "User Administrator" }],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const all = await collectAny<UnifiedRoleDefinition>(
      graph,
      {
        operation: "Select Directory Role",
        permission: permissions.selectDirectoryRole,
        method: "GET",
        path: "/roleManagement/directory/roleDefinitions",
        query: { $select: "id,displayName,isBuiltIn,isEnabled" },
      },
      LARGEST_PAGE,
    );
    const assignable = all.value.filter((role) => role?.isEnabled !== false);
    const elements = picklist({ ...all, value: assignable }, ({ id, displayName, isBuiltIn }) => ({
      id,
      name: displayName,
      detail: isBuiltIn === false ? "custom" : undefined,
    }));
    return { result: holding(elements, optionSearch) };
  },
});
