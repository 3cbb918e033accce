import { action } from "@prismatic-io/spectral";
import type { Application } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { listApplicationsExamplePayload } from "../../examplePayloads/application";
import { advancedQuery, LARGEST_PAGE, list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, pageSize } from "../../inputs/odata";
import { application, listOf, output } from "../../outputSchemas";

/**
 * Lists app registrations: one page, or all of them.
 * Least permission: Application.Read.All.
 * @see https://learn.microsoft.com/graph/api/application-list
 */
export const listApplications = action({
  display: {
    label: "List Applications",
    description: "Returns the applications of the directory.",
  },
  inputs: { connection, ...listInputs, debugRequest },
  performSafety: "notAllowed",
  examplePayload: listApplicationsExamplePayload,
  examplePerform: async () => listApplicationsExamplePayload,
  outputSchema: output(listOf(application)),
  perform: async (context, params) => {
    const { $expand, $filter, $orderby, $search, $select } = params;
    const all = params.getAllPaginatedResults;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Application>(
      graph,
      {
        operation: "List Applications",
        permission: "Application.Read.All",
        method: "GET",
        path: "/applications",
        ...advancedQuery(
          "applications",
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
