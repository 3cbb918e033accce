import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listAdministrativeUnitMembersExamplePayload } from "../../examplePayloads/administrativeUnit";
import { graphPath, list, type Member } from "../../graph";
import { administrativeUnitId } from "../../inputs/administrativeUnit";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { output, owners } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the users, groups and devices of an administrative unit: one page, or all of them. `@odata.type`
 * tells their kinds. Of those that the app may not read, Graph gives type and id only.
 * @see https://learn.microsoft.com/graph/api/administrativeunit-list-members
 */
export const listAdministrativeUnitMembers = action({
  display: {
    label: "List Administrative Unit Members",
    description: "Returns the users, groups and devices of an administrative unit.",
  },
  inputs: { connection, administrativeUnitId, ...listInputs, debugRequest },
  ...notAllowed(listAdministrativeUnitMembersExamplePayload),
  outputSchema: output(owners),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Member>(
      graph,
      {
        operation: "List Administrative Unit Members",
        permission: permissions.listAdministrativeUnitMembers,
        method: "GET",
        path: graphPath`/directory/administrativeUnits/${params.administrativeUnitId}/members`,
        ...listQuery("members", params),
      },
      params,
    );
    return { data: page };
  },
});
