import { action } from "@prismatic-io/spectral";
import type { Group } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { listGroupExamplePayload } from "../../examplePayloads/group";
import { advancedQuery, LARGEST_PAGE, list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, pageSize } from "../../inputs/odata";
import { group, listOf, output } from "../../outputSchemas";

/**
 * Lists groups: one page, or all of them.
 * Least permission: GroupMember.Read.All.
 * @see https://learn.microsoft.com/graph/api/group-list
 */
export const listGroup = action({
  display: { label: "List Group", description: "Returns the groups of the directory." },
  inputs: { connection, ...listInputs, debugRequest },
  performSafety: "notAllowed",
  examplePayload: listGroupExamplePayload,
  examplePerform: async () => listGroupExamplePayload,
  outputSchema: output(listOf(group)),
  perform: async (context, params) => {
    const { $expand, $filter, $orderby, $search, $select } = params;
    const all = params.getAllPaginatedResults;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Group>(
      graph,
      {
        operation: "List Group",
        permission: "GroupMember.Read.All",
        method: "GET",
        path: "/groups",
        ...advancedQuery(
          "groups",
          {
            $count: params.$count || undefined,
            $expand,
            $filter,
            $orderby,
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
