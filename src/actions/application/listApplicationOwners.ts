import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listApplicationOwnersExamplePayload } from "../../examplePayloads/applicationOwner";
import { graphPath, list, type Member } from "../../graph";
import { applicationObjectId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { output, owners } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the owners of an app registration: one page, or all of them. `@odata.type` tells users from service
 * principals. Of those that the app may not read, Graph gives type and id only.
 * @see https://learn.microsoft.com/graph/api/application-list-owners
 */
export const listApplicationOwners = action({
  display: {
    label: "List Application Owners",
    description: "Returns the owners of an application.",
  },
  inputs: { connection, applicationObjectId, ...listInputs, debugRequest },
  ...notAllowed(listApplicationOwnersExamplePayload),
  outputSchema: output(owners),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Member>(
      graph,
      {
        operation: "List Application Owners",
        permission: permissions.listApplicationOwners,
        method: "GET",
        path: graphPath`/applications/${params.applicationObjectId}/owners`,
        // Owners are directoryObjects as members are: what refines them is an advanced query.
        ...listQuery("members", params),
      },
      params,
    );
    return { data: page };
  },
});
