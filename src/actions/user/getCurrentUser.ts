import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getUserExamplePayload } from "../../examplePayloads/user";
import { entity, InputError } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { output, user } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads the person who signed in to the connection. A connection that signs in as the app itself has
 * none, and is refused.
 * @see https://learn.microsoft.com/graph/api/user-get
 */
export const getCurrentUser = action({
  display: {
    label: "Get Current User",
    description: "Returns the person who signed in to the connection.",
  },
  inputs: { connection, $select, debugRequest },
  performSafety: "safe",
  examplePayload: getUserExamplePayload,
  outputSchema: output(user),
  perform: async (context, { connection, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    if (graph.appOnly)
      throw new InputError(
        "Connection",
        "signs in as the app itself, so there is no current user. Use a connection of the kind OAuth 2.0, in which a person signs in, or Get User with an id",
      );
    const user = await entity<User>(graph, {
      operation: "Get Current User",
      permission: permissions.getCurrentUser,
      method: "GET",
      path: "/me",
      query: { $select },
    });
    return { data: user };
  },
});
