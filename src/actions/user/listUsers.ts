import { action } from "@prismatic-io/spectral";
import type { User } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { listUsersExamplePayload } from "../../examplePayloads/user";
import { advancedQuery, collect, type GraphRequest, largestPage, type Page } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import {
  $count,
  $expand,
  $filter,
  $orderby,
  $search,
  $select,
  $top,
  eventualConsistencyLevelHeader,
  getAllPaginatedResults,
} from "../../inputs/odata";
import { listOf, output, user } from "../../outputSchemas";

/**
 * Lists users: one page, or all of them.
 * Least permission: User.Read.All.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export const listUsers = action({
  display: { label: "List Users", description: "Returns the users of the directory." },
  inputs: {
    connection,
    $count,
    $expand,
    $filter,
    $orderby,
    $search,
    $select,
    $top,
    getAllPaginatedResults,
    eventualConsistencyLevelHeader,
    debugRequest,
  },
  performSafety: "notAllowed",
  examplePayload: listUsersExamplePayload,
  examplePerform: async () => listUsersExamplePayload,
  outputSchema: output(listOf(user)),
  perform: async (context, params) => {
    const { $expand, $filter, $orderby, $search, $select } = params;
    const all = params.getAllPaginatedResults;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const request: GraphRequest = {
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
          $top: all ? largestPage($select, $filter) : params.$top,
        },
        params.eventualConsistencyLevelHeader,
      ),
    };
    if (all) return { data: await collect<User>(graph, request) };
    const { body } = await graph.request<Page<User>>(request);
    return { data: body };
  },
});
