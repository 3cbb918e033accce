import type { User } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { LARGEST_PAGE, readPage } from "../graph";
import { connection } from "../inputs/common";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * The first 999 users by display name, to choose one.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export const selectUser = dataSource({
  display: { label: "Select User", description: "Selects a user from the directory." },
  dataSourceType: "picklist",
  inputs: { connection },
  examplePayload: {
    result: [
      {
        key: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        label: "Adele Vance (AdeleV@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection }) => {
    const graph = createClient(connection, context);
    const { value } = await readPage<User>(graph, {
      operation: "Select User",
      permission: permissions.selectUser,
      method: "GET",
      path: "/users",
      query: {
        $select: "id,displayName,userPrincipalName",
        $orderby: "displayName",
        $top: LARGEST_PAGE,
      },
    });
    return {
      result: picklist(value, ({ id, displayName, userPrincipalName }) => ({
        id,
        name: displayName,
        detail: userPrincipalName,
      })),
    };
  },
});
