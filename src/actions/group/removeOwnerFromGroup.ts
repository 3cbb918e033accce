import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeOwnerFromGroupExamplePayload } from "../../examplePayloads/groupOwner";
import { graphPath, removeReference } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { ownerId } from "../../inputs/owner";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Takes a user or a service principal from the owners of a group. One that is no owner is a success; a
 * missing group is an error, and so is the last owner, whom Graph keeps. The path ends in `/$ref`: without
 * it Graph would delete the owner itself.
 * @see https://learn.microsoft.com/graph/api/group-delete-owners
 */
export const removeOwnerFromGroup = action({
  display: {
    label: "Remove Owner from Group",
    description: "Removes an owner from a group. The owner itself is not deleted.",
  },
  inputs: { connection, groupId, ownerId, debugRequest },
  ...notAllowed(removeOwnerFromGroupExamplePayload),
  outputSchema: output(success({ groupId: text, ownerId: text, alreadyRemoved: flag })),
  perform: async (context, { connection, groupId, ownerId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const alreadyRemoved = await removeReference(
      graph,
      {
        operation: "Remove Owner from Group",
        permission: permissions.removeOwnerFromGroup,
        method: "DELETE",
        path: graphPath`/groups/${groupId}/owners/${ownerId}/$ref`,
      },
      graphPath`/groups/${groupId}`,
    );
    return { data: { success: true as const, groupId, ownerId, alreadyRemoved } };
  },
});
