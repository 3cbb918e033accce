import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { servicePrincipalExamplePayload } from "../../examplePayloads/servicePrincipal";
import { entity, graphPath, InputError } from "../../graph";
import { optionalAppId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { optionalServicePrincipalId } from "../../inputs/servicePrincipal";
import { output, servicePrincipal } from "../../outputSchemas";
import { permissions } from "../../permissions";

const pathOf = (servicePrincipalId: string | undefined, appId: string | undefined): string => {
  if (servicePrincipalId !== undefined && appId !== undefined)
    throw new InputError(
      "Service Principal ID",
      "cannot stand together with Application (Client) ID: give one of them",
    );
  if (servicePrincipalId !== undefined) return graphPath`/servicePrincipals/${servicePrincipalId}`;
  if (appId === undefined)
    throw new InputError(
      "Service Principal ID",
      "is required when Application (Client) ID is empty: give one of them",
    );
  return graphPath`/servicePrincipals(appId='${appId}')`;
};

/**
 * Reads a service principal by its object id or by the client id of its app. `appRoles` holds the roles
 * that can be assigned.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-get
 */
export const getServicePrincipal = action({
  display: {
    label: "Get Service Principal",
    description: "Returns a service principal by its object id or its client id.",
  },
  inputs: {
    connection,
    servicePrincipalId: optionalServicePrincipalId,
    appId: optionalAppId,
    $select,
    debugRequest,
  },
  performSafety: "safe",
  examplePayload: servicePrincipalExamplePayload,
  outputSchema: output(servicePrincipal),
  perform: async (context, { connection, servicePrincipalId, appId, $select, debugRequest }) => {
    const path = pathOf(servicePrincipalId, appId);
    const graph = createClient(connection, context, { debugRequest });
    const found = await entity<ServicePrincipal>(graph, {
      operation: "Get Service Principal",
      permission: permissions.getServicePrincipal,
      method: "GET",
      path,
      query: { $select },
    });
    return { data: found };
  },
});
