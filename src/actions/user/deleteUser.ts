import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { userChangedExamplePayload } from "../../examplePayloads/user";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Moves a user to the deleted items, where it can be restored for 30 days.
 * @see https://learn.microsoft.com/graph/api/user-delete
 */
export const deleteUser = action({
  display: {
    label: "Delete User",
    description: "Deletes a user. It can be restored from the deleted items for 30 days.",
  },
  inputs: { connection, userId, debugRequest },
  ...notAllowed(userChangedExamplePayload),
  outputSchema: output(success({ userId: text })),
  perform: async (context, { connection, userId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Delete User",
      permission: permissions.deleteUser,
      method: "DELETE",
      path: graphPath`/users/${userId}`,
    });
    return { data: { success: true as const, userId } };
  },
});
