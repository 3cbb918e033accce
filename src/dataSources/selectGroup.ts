import type { Group } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE, searchClauses, withAdvancedQuery } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * The first 999 groups by display name, to choose one: all, or those that a text finds by name or mail address.
 * @see https://learn.microsoft.com/graph/api/group-list
 */
export const selectGroup = dataSource({
  display: { label: "Select Group", description: "Selects a group from the directory." },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [
      {
        key: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
        label: "Library Assist (library@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const choices = await collectAny<Group>(
      graph,
      {
        operation: "Select Group",
        permission: permissions.selectGroup,
        method: "GET",
        path: "/groups",
        ...withAdvancedQuery("groups", {
          $search: optionSearch && searchClauses(optionSearch, ["displayName", "mail"]),
          $select: "id,displayName,mail",
          $orderby: "displayName",
          $top: LARGEST_PAGE,
        }),
      },
      LARGEST_PAGE,
    );
    return {
      result: picklist(choices, ({ id, displayName, mail }) => ({
        id,
        name: displayName,
        detail: mail,
      })),
    };
  },
});
