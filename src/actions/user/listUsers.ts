import { action } from "@prismatic-io/spectral";
import type { User } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { listUsersExamplePayload } from "../../examplePayloads/user";
import { advancedQuery, largestPage, list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, pageSize } from "../../inputs/odata";
import { listOf, output, user } from "../../outputSchemas";

/**
 * Lists users: one page, or all of them.
 * Least permission: User.Read.All.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export const listUsers = action({
  display: { label: "List Users", description: "Returns the users of the directory." },
  inputs: { connection, ...listInputs, debugRequest },
  performSafety: "notAllowed",
  examplePayload: listUsersExamplePayload,
  examplePerform: async () => listUsersExamplePayload,
  outputSchema: output(listOf(user)),
  perform: async (context, params) => {
    const { $expand, $filter, $orderby, $search, $select } = params;
    const all = params.getAllPaginatedResults;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<User>(
      graph,
      {
        operation: "List Users",
        permission: "User.Read.All",
        method: "GET",
        path: "/users",
        ...advancedQuery(
          "users",
          {
            $count: params.$count || undefined,
            $expand,
            $filter,
            $orderby,
            $search,
            $select,
            $top: all ? largestPage($select, $filter) : pageSize(params.$top),
          },
          params.eventualConsistencyLevelHeader,
        ),
      },
      all,
    );
    return { data: page };
  },
});
