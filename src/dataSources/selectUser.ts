import type { User } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE, searchClauses, withAdvancedQuery } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * The first 999 users by display name, to choose one: all, or those that a text finds by name, mail address or
 * user principal name.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export const selectUser = dataSource({
  display: { label: "Select User", description: "Selects a user from the directory." },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [
      {
        key: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        label: "Adele Vance (AdeleV@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const choices = await collectAny<User>(
      graph,
      {
        operation: "Select User",
        permission: permissions.selectUser,
        method: "GET",
        path: "/users",
        ...withAdvancedQuery("users", {
          $search:
            optionSearch &&
            searchClauses(optionSearch, ["displayName", "mail", "userPrincipalName"]),
          $select: "id,displayName,userPrincipalName",
          $orderby: "displayName",
          $top: LARGEST_PAGE,
        }),
      },
      LARGEST_PAGE,
    );
    return {
      result: picklist(choices, ({ id, displayName, userPrincipalName }) => ({
        id,
        name: displayName,
        detail: userPrincipalName,
      })),
    };
  },
});
