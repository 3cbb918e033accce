import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeManagerExamplePayload } from "../../examplePayloads/manager";
import { graphPath, removeReference } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Takes the manager from a user; the manager's own account stays as it is. A user without a manager is a
 * success, one that does not exist is an error.
 * @see https://learn.microsoft.com/graph/api/user-delete-manager
 */
export const removeManager = action({
  display: { label: "Remove Manager", description: "Removes the manager of a user." },
  inputs: { connection, userId, debugRequest },
  ...notAllowed(removeManagerExamplePayload),
  outputSchema: output(success({ userId: text, alreadyRemoved: flag })),
  perform: async (context, { connection, userId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const alreadyRemoved = await removeReference(
      graph,
      {
        operation: "Remove Manager",
        permission: permissions.removeManager,
        method: "DELETE",
        path: graphPath`/users/${userId}/manager/$ref`,
      },
      graphPath`/users/${userId}`,
    );
    return { data: { success: true as const, userId, alreadyRemoved } };
  },
});
