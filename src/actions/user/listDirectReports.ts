import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listDirectReportsExamplePayload } from "../../examplePayloads/manager";
import { graphPath, list, type Member } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { userId } from "../../inputs/user";
import { directReports, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists those whose manager a user is: one page, or all of them. `@odata.type` tells users from
 * organizational contacts.
 * @see https://learn.microsoft.com/graph/api/user-list-directreports
 */
export const listDirectReports = action({
  display: {
    label: "List Direct Reports",
    description: "Returns those whose manager a user is.",
  },
  inputs: { connection, userId, ...listInputs, debugRequest },
  ...notAllowed(listDirectReportsExamplePayload),
  outputSchema: output(directReports),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Member>(
      graph,
      {
        operation: "List Direct Reports",
        permission: permissions.listDirectReports,
        method: "GET",
        path: graphPath`/users/${params.userId}/directReports`,
        // They are directoryObjects as members are: what refines them is an advanced query.
        ...listQuery("members", params),
      },
      params,
    );
    return { data: page };
  },
});
