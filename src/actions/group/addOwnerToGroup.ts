import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addOwnerToGroupExamplePayload } from "../../examplePayloads/groupOwner";
import { graphPath, isAlreadyMember, safeToRepeat } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { ownerId } from "../../inputs/owner";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Makes a user or a service principal an owner of a group. An owner already is a success. A group has at
 * most 100 owners.
 * @see https://learn.microsoft.com/graph/api/group-post-owners
 */
export const addOwnerToGroup = action({
  display: { label: "Add Owner to Group", description: "Adds an owner to a group." },
  inputs: { connection, groupId, ownerId, debugRequest },
  ...notAllowed(addOwnerToGroupExamplePayload),
  outputSchema: output(success({ groupId: text, ownerId: text, alreadyOwner: flag })),
  perform: async (context, { connection, groupId, ownerId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const result = { success: true as const, groupId, ownerId };
    try {
      await graph.request({
        operation: "Add Owner to Group",
        permission: permissions.addOwnerToGroup,
        method: "POST",
        path: graphPath`/groups/${groupId}/owners/$ref`,
        body: { "@odata.id": `${graph.origin}/v1.0${graphPath`/directoryObjects/${ownerId}`}` },
      });
      return { data: { ...result, alreadyOwner: false } };
    } catch (error) {
      if (!isAlreadyMember(error)) throw safeToRepeat(error);
      return { data: { ...result, alreadyOwner: true } };
    }
  },
});
