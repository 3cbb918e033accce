import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getUserExamplePayload } from "../../examplePayloads/user";
import { entity, graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { userId } from "../../inputs/user";
import { output, user } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads a user by object id or user principal name.
 * @see https://learn.microsoft.com/graph/api/user-get
 */
export const getUser = action({
  display: { label: "Get User", description: "Returns a user by id or user principal name." },
  inputs: { connection, userId, $select, debugRequest },
  performSafety: "safe",
  examplePayload: getUserExamplePayload,
  outputSchema: output(user),
  perform: async (context, { connection, userId, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const user = await entity<User>(graph, {
      operation: "Get User",
      permission: permissions.getUser,
      method: "GET",
      path: graphPath`/users/${userId}`,
      query: { $select },
    });
    return { data: user };
  },
});
