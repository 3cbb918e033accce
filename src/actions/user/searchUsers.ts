import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { searchUsersExamplePayload } from "../../examplePayloads/search";
import { collect, largestPage, searchClauses, withAdvancedQuery } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { maxResults, searchIn, searchText } from "../../inputs/search";
import { foundOf, output, user } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Finds users by a text, as a person types it. What was created or changed a moment ago may not be found
 * yet: Graph searches an index that lags.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export const searchUsers = action({
  display: { label: "Search Users", description: "Finds users by name, address or other text." },
  inputs: { connection, searchText, searchIn, $select, maxResults, debugRequest },
  ...notAllowed(searchUsersExamplePayload),
  outputSchema: output(foundOf(user)),
  perform: async (context, params) => {
    const { searchText, searchIn, $select, maxResults } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { value, truncated = false } = await collect<User>(
      graph,
      {
        operation: "Search Users",
        permission: permissions.searchUsers,
        method: "GET",
        path: "/users",
        ...withAdvancedQuery("users", {
          $search: searchClauses(searchText, searchIn),
          $select,
          $top: Math.min(maxResults, largestPage($select)),
        }),
      },
      maxResults,
    );
    return { data: { value, truncated } };
  },
});
