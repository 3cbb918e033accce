import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listGroupMembersExamplePayload, type Member } from "../../examplePayloads/group";
import { advancedQuery, graphPath, LARGEST_PAGE, list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import {
  $count,
  $expand,
  $filter,
  $search,
  $select,
  $top,
  eventualConsistencyLevelHeader,
  getAllPaginatedResults,
  pageSize,
} from "../../inputs/odata";
import { listOf, member, output } from "../../outputSchemas";

/**
 * Lists the direct members of a group: one page, or all of them. Members whose kind the app may not
 * read come with `@odata.type` and `id` only.
 * Least permission: GroupMember.Read.All.
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
    debugRequest,
  },
  performSafety: "notAllowed",
  examplePayload: listGroupMembersExamplePayload,
  examplePerform: async () => listGroupMembersExamplePayload,
  outputSchema: output(listOf(member)),
  perform: async (context, params) => {
    const { $expand, $filter, $search, $select } = params;
    const all = params.getAllPaginatedResults;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Member>(
      graph,
      {
        operation: "List Group Members",
        permission: "GroupMember.Read.All",
        method: "GET",
        path: graphPath`/groups/${params.groupId}/members`,
        ...advancedQuery(
          "members",
          {
            $count: params.$count || undefined,
            $expand,
            $filter,
            $search,
            $select,
            $top: all ? LARGEST_PAGE : pageSize(params.$top),
          },
          params.eventualConsistencyLevelHeader,
        ),
      },
      all,
    );
    return { data: page };
  },
});
