import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listDeletedItemsExamplePayload } from "../../examplePayloads/deletedItem";
import { type DeletedItem, deletedItemType, graphPath, list, permissionFor } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { itemKind } from "../../inputs/deletedItem";
import { listInputs, listQuery } from "../../inputs/odata";
import { deletedItems, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists what was deleted in the last 30 days and can be restored: one page, or all of it. Some groups are
 * not among it, such as those with mail that are no Microsoft 365 groups: they are gone at once. When an
 * item was deleted is in `deletedDateTime`, which users show only when Select names it.
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-list
 */
export const listDeletedItems = action({
  display: {
    label: "List Deleted Items",
    description: "Returns the deleted users, groups or other objects that can be restored.",
  },
  inputs: { connection, itemKind, ...listInputs, debugRequest },
  ...notAllowed(listDeletedItemsExamplePayload),
  outputSchema: output(deletedItems),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<DeletedItem>(
      graph,
      {
        operation: "List Deleted Items",
        permission: permissionFor(permissions.listDeletedItems, params.itemKind),
        method: "GET",
        path: graphPath`/directory/deletedItems/${deletedItemType(params.itemKind)}`,
        ...listQuery(params.itemKind, params),
      },
      params,
    );
    return { data: page };
  },
});
