import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listUsersExamplePayload } from "../../examplePayloads/user";
import { list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { listOf, output, user } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists users: one page, or all of them.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export const listUsers = action({
  display: { label: "List Users", description: "Returns the users of the directory." },
  inputs: { connection, ...listInputs, debugRequest },
  ...notAllowed(listUsersExamplePayload),
  outputSchema: output(listOf(user)),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<User>(
      graph,
      {
        operation: "List Users",
        permission: permissions.listUsers,
        method: "GET",
        path: "/users",
        ...listQuery("users", params),
      },
      params,
    );
    return { data: page };
  },
});
