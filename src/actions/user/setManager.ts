import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { setManagerExamplePayload } from "../../examplePayloads/manager";
import {
  entity,
  type GraphClient,
  graphPath,
  isAbsoluteUrl,
  isGuid,
  type Purpose,
} from "../../graph";
import { idOfReference } from "../../inputs/clean/objectReference";
import { connection, debugRequest } from "../../inputs/common";
import { managerId } from "../../inputs/manager";
import { userId } from "../../inputs/user";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** The manager's object id and the reference to send. A reference takes no name, so that its id is looked up. */
const referenceOf = async (
  graph: GraphClient,
  purpose: Purpose,
  given: string,
): Promise<{ id: string; odataId: string }> => {
  if (isAbsoluteUrl(given))
    return { id: idOfReference("Manager ID", given, graph.origin), odataId: given };
  const { id = given } = isGuid(given)
    ? { id: given }
    : await entity<User>(graph, {
        ...purpose,
        method: "GET",
        path: graphPath`/users/${given}`,
        query: { $select: "id" },
      });
  return { id, odataId: `${graph.origin}/v1.0${graphPath`/users/${id}`}` };
};

/**
 * Gives a user a manager, in place of the one that was there. The result holds the manager's object id.
 * @see https://learn.microsoft.com/graph/api/user-post-manager
 */
export const setManager = action({
  display: { label: "Set Manager", description: "Sets or replaces the manager of a user." },
  inputs: { connection, userId, managerId, debugRequest },
  ...notAllowed(setManagerExamplePayload),
  outputSchema: output(success({ userId: text, managerId: text })),
  perform: async (context, { connection, userId, managerId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Set Manager", permission: permissions.setManager };
    const { id, odataId } = await referenceOf(graph, purpose, managerId);
    await graph.request({
      ...purpose,
      method: "PUT",
      path: graphPath`/users/${userId}/manager/$ref`,
      body: { "@odata.id": odataId },
    });
    return { data: { success: true as const, userId, managerId: id } };
  },
});
