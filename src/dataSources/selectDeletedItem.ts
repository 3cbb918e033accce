import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import {
  type DeletedItem,
  deletedItemType,
  graphPath,
  LARGEST_PAGE,
  permissionFor,
  readPage,
} from "../graph";
import { connection } from "../inputs/common";
import { optionalItemKind } from "../inputs/deletedItem";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

const SELECTED = {
  users: "id,displayName,userPrincipalName",
  groups: "id,displayName,mail",
  applications: "id,displayName,appId",
  servicePrincipals: "id,displayName,appId",
  administrativeUnits: "id,displayName",
};

/**
 * The first 999 deleted items of a kind, to choose one; without a kind those are users.
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-list
 */
export const selectDeletedItem = dataSource({
  display: {
    label: "Select Deleted Item",
    description: "Selects a deleted user, group or other object that can be restored.",
  },
  dataSourceType: "picklist",
  inputs: { connection, itemKind: optionalItemKind },
  examplePayload: {
    result: [
      {
        key: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        label: "Adele Vance (AdeleV@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection, itemKind = "users" }) => {
    const graph = createClient(connection, context);
    const { value } = await readPage<DeletedItem>(graph, {
      operation: "Select Deleted Item",
      permission: permissionFor(permissions.selectDeletedItem, itemKind),
      method: "GET",
      path: graphPath`/directory/deletedItems/${deletedItemType(itemKind)}`,
      query: { $select: SELECTED[itemKind], $top: LARGEST_PAGE },
    });
    return {
      result: picklist(value, ({ id, displayName, userPrincipalName, mail, appId }) => ({
        id,
        name: displayName,
        detail: userPrincipalName ?? mail ?? appId,
      })),
    };
  },
});
