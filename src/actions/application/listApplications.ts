import type { Application } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listApplicationsExamplePayload } from "../../examplePayloads/application";
import { list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { application, listOf, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists app registrations: one page, or all of them.
 * @see https://learn.microsoft.com/graph/api/application-list
 */
export const listApplications = action({
  display: {
    label: "List Applications",
    description: "Returns the applications of the directory.",
  },
  inputs: { connection, ...listInputs, debugRequest },
  ...notAllowed(listApplicationsExamplePayload),
  outputSchema: output(listOf(application)),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Application>(
      graph,
      {
        operation: "List Applications",
        permission: permissions.listApplications,
        method: "GET",
        path: "/applications",
        ...listQuery("applications", params),
      },
      params,
    );
    return { data: page };
  },
});
