import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listServicePrincipalsExamplePayload } from "../../examplePayloads/servicePrincipal";
import { list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { listInputs, listQuery } from "../../inputs/odata";
import { listOf, output, servicePrincipal } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists service principals, which is what apps are in this tenant: one page, or all of them.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list
 */
export const listServicePrincipals = action({
  display: {
    label: "List Service Principals",
    description: "Returns the service principals of the directory.",
  },
  inputs: { connection, ...listInputs, debugRequest },
  ...notAllowed(listServicePrincipalsExamplePayload),
  outputSchema: output(listOf(servicePrincipal)),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<ServicePrincipal>(
      graph,
      {
        operation: "List Service Principals",
        permission: permissions.listServicePrincipals,
        method: "GET",
        path: "/servicePrincipals",
        ...listQuery("servicePrincipals", params),
      },
      params,
    );
    return { data: page };
  },
});
