import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { permanentlyDeleteItemExamplePayload } from "../../examplePayloads/deletedItem";
import {
  type GraphClient,
  GraphError,
  type GraphRequest,
  graphPath,
  isNotFound,
  permissionFor,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { deletedItemId, optionalItemKind } from "../../inputs/deletedItem";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** Whether an object is there, as far as the app may read it. */
const exists = async (
  graph: GraphClient,
  request: Omit<GraphRequest, "method">,
): Promise<boolean> => {
  try {
    await graph.request({ ...request, method: "GET", query: { $select: "id" } });
    return true;
  } catch (error) {
    if (error instanceof GraphError) return false;
    throw error;
  }
};

/**
 * Deletes a deleted object for good, before its 30 days are over. Nothing brings it back. One that is gone
 * already is a success. An object that was not deleted before is an error, where the app may read it.
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-delete
 */
export const permanentlyDeleteItem = action({
  display: {
    label: "Permanently Delete Item",
    description: "Deletes a deleted user, group or other object for good.",
  },
  inputs: { connection, itemKind: optionalItemKind, deletedItemId, debugRequest },
  ...notAllowed(permanentlyDeleteItemExamplePayload),
  outputSchema: output(success({ deletedItemId: text, alreadyDeleted: flag })),
  perform: async (context, { connection, itemKind, deletedItemId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const removal = {
      operation: "Permanently Delete Item",
      permission: permissionFor(permissions.permanentlyDeleteItem, itemKind ?? ""),
    };
    const result = { success: true as const, deletedItemId };
    try {
      await graph.request({
        ...removal,
        method: "DELETE",
        path: graphPath`/directory/deletedItems/${deletedItemId}`,
      });
      return { data: { ...result, alreadyDeleted: false } };
    } catch (error) {
      if (!isNotFound(error)) throw error;
      // Graph answers 404 to an object that lives as well: nobody should take that one for gone.
      if (await exists(graph, { ...removal, path: graphPath`/directoryObjects/${deletedItemId}` }))
        throw new GraphError({
          ...error,
          advice: "It was not deleted. Delete it first, then permanently.",
        });
      return { data: { ...result, alreadyDeleted: true } };
    }
  },
});
