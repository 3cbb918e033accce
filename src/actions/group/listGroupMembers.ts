import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listGroupMembersExamplePayload } from "../../examplePayloads/group";
import { graphPath, list, type Member } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import {
  $count,
  $expand,
  $filter,
  $search,
  $select,
  $top,
  advancedQuery,
  eventualConsistencyLevelHeader,
  getAllPaginatedResults,
  listQuery,
} from "../../inputs/odata";
import { listOf, member, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the direct members of a group: one page, or all of them. Members whose kind the app may not
 * read come with `@odata.type` and `id` only.
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const listGroupMembers = action({
  display: { label: "List Group Members", description: "Returns the direct members of a group." },
  inputs: {
    connection,
    groupId,
    $filter,
    $count,
    $select,
    $search,
    $top,
    getAllPaginatedResults,
    $expand,
    eventualConsistencyLevelHeader,
    advancedQuery,
    debugRequest,
  },
  ...notAllowed(listGroupMembersExamplePayload),
  outputSchema: output(listOf(member)),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Member>(
      graph,
      {
        operation: "List Group Members",
        permission: permissions.listGroupMembers,
        method: "GET",
        path: graphPath`/groups/${params.groupId}/members`,
        ...listQuery("members", params),
      },
      params.getAllPaginatedResults,
    );
    return { data: page };
  },
});
