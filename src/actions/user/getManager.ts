import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { type FoundManager, getManagerExamplePayload } from "../../examplePayloads/manager";
import { assertGoneReference, entity, graphPath, type Member } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { userId } from "../../inputs/user";
import { foundManager, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads the manager of a user: a user or an organizational contact, as `@odata.type` tells. Without a
 * manager `found` is false; a user that does not exist is an error.
 * @see https://learn.microsoft.com/graph/api/user-list-manager
 */
export const getManager = action({
  display: { label: "Get Manager", description: "Returns the manager of a user." },
  inputs: { connection, userId, $select, debugRequest },
  performSafety: "safe",
  examplePayload: getManagerExamplePayload,
  outputSchema: output(foundManager),
  perform: async (context, { connection, userId, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Get Manager", permission: permissions.getManager };
    let data: FoundManager;
    try {
      const manager = await entity<Member>(graph, {
        ...purpose,
        method: "GET",
        path: graphPath`/users/${userId}/manager`,
        query: { $select },
        awaitReplication: false, // 404 is how Graph says that there is none
      });
      data = { found: true, manager };
    } catch (error) {
      await assertGoneReference(graph, error, purpose, graphPath`/users/${userId}`);
      data = { found: false, manager: null };
    }
    return { data };
  },
});
