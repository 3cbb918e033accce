import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listGroupOwnersExamplePayload } from "../../examplePayloads/groupOwner";
import { graphPath, list, type Member } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { listInputs, listQuery } from "../../inputs/odata";
import { output, owners } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the owners of a group: one page, or all of them. `@odata.type` tells users from service principals.
 * Of those that the app may not read, Graph gives type and id only.
 * @see https://learn.microsoft.com/graph/api/group-list-owners
 */
export const listGroupOwners = action({
  display: { label: "List Group Owners", description: "Returns the owners of a group." },
  inputs: { connection, groupId, ...listInputs, debugRequest },
  ...notAllowed(listGroupOwnersExamplePayload),
  outputSchema: output(owners),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Member>(
      graph,
      {
        operation: "List Group Owners",
        permission: permissions.listGroupOwners,
        method: "GET",
        path: graphPath`/groups/${params.groupId}/owners`,
        // Owners are directoryObjects as members are: what refines them is an advanced query.
        ...listQuery("members", params),
      },
      params,
    );
    return { data: page };
  },
});
