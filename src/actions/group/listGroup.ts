import type { Group } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listGroupExamplePayload } from "../../examplePayloads/group";
import { list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { groups, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists groups: one page, or all of them; and the id of the tenant, where the token tells it.
 * @see https://learn.microsoft.com/graph/api/group-list
 */
export const listGroup = action({
  display: { label: "List Group", description: "Returns the groups of the directory." },
  inputs: { connection, ...listInputs, debugRequest },
  ...notAllowed(listGroupExamplePayload),
  outputSchema: output(groups),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Group>(
      graph,
      {
        operation: "List Group",
        permission: permissions.listGroup,
        method: "GET",
        path: "/groups",
        ...listQuery("groups", params),
      },
      params,
    );
    const tenantId = graph.tenantId();
    return { data: tenantId === undefined ? page : { ...page, tenantId } };
  },
});
