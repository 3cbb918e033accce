import type { Group } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { LARGEST_PAGE, readPage } from "../graph";
import { connection } from "../inputs/common";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * The first 999 groups by display name, to choose one.
 * @see https://learn.microsoft.com/graph/api/group-list
 */
export const selectGroup = dataSource({
  display: { label: "Select Group", description: "Selects a group from the directory." },
  dataSourceType: "picklist",
  inputs: { connection },
  examplePayload: {
    result: [
      {
        key: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
        label: "Library Assist (library@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection }) => {
    const graph = createClient(connection, context);
    const { value } = await readPage<Group>(graph, {
      operation: "Select Group",
      permission: permissions.selectGroup,
      method: "GET",
      path: "/groups",
      query: { $select: "id,displayName,mail", $orderby: "displayName", $top: LARGEST_PAGE },
    });
    return {
      result: picklist(value, ({ id, displayName, mail }) => ({
        id,
        name: displayName,
        detail: mail,
      })),
    };
  },
});
