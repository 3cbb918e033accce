import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import {
  collectAny,
  type DeletedItem,
  deletedItemType,
  graphPath,
  LARGEST_PAGE,
  permissionFor,
  searchClauses,
  withAdvancedQuery,
} from "../graph";
import { connection } from "../inputs/common";
import { optionalItemKind } from "../inputs/deletedItem";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/** By what an item of each kind is told from its namesakes. */
const DETAIL = {
  users: "userPrincipalName",
  groups: "mail",
  applications: "appId",
  servicePrincipals: "appId",
  administrativeUnits: undefined,
} as const;

/**
 * Up to 999 deleted items of a kind, sorted by name, to choose one: any, or those that a text finds by name.
 * Without a kind they are users.
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-list
 */
export const selectDeletedItem = dataSource({
  display: {
    label: "Select Deleted Item",
    description: "Selects a deleted user, group or other object that can be restored.",
  },
  dataSourceType: "picklist",
  inputs: { connection, itemKind: optionalItemKind, optionSearch },
  examplePayload: {
    result: [
      {
        key: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        label: "Adele Vance (AdeleV@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection, itemKind = "users", optionSearch }) => {
    const graph = createClient(connection, context);
    const detail = DETAIL[itemKind];
    const choices = await collectAny<DeletedItem>(
      graph,
      {
        operation: "Select Deleted Item",
        permission: permissionFor(permissions.selectDeletedItem, itemKind),
        method: "GET",
        path: graphPath`/directory/deletedItems/${deletedItemType(itemKind)}`,
        ...withAdvancedQuery(itemKind, {
          $search: optionSearch && searchClauses(optionSearch, ["displayName"]),
          $select: ["id", "displayName", detail].filter((name) => name !== undefined).join(","),
          $top: LARGEST_PAGE,
        }),
      },
      LARGEST_PAGE,
    );
    return {
      result: picklist(choices, (item) => ({
        id: item.id,
        name: item.displayName,
        detail: detail && item[detail],
      })),
    };
  },
});
