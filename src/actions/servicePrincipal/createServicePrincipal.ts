import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { createServicePrincipalExamplePayload } from "../../examplePayloads/servicePrincipal";
import { entity, graphPath, isNotFound, isTaken, safeToRepeat } from "../../graph";
import { appId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { servicePrincipalProperties } from "../../inputs/moreProperties";
import { createdServicePrincipal, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** Said of an app of another tenant, and of one that is not replicated yet. */
const NOT_LOCAL = /must (?:be )?in the local tenant/i;

/**
 * Makes the service principal of an app, by which it is used in this tenant: an app registered here, or one
 * that another tenant offers to all. One that is there already is a success: it comes back unchanged, with
 * `created` false. An app registered moments ago is waited for.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals
 */
export const createServicePrincipal = action({
  display: {
    label: "Create Service Principal",
    description: "Creates the service principal of an application, unless it is there already.",
  },
  inputs: { connection, appId, additionalProperties: servicePrincipalProperties, debugRequest },
  ...notAllowed(createServicePrincipalExamplePayload),
  outputSchema: output(createdServicePrincipal),
  perform: async (context, { connection, appId, additionalProperties, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const body = { appId, ...additionalProperties };
    const purpose = {
      operation: "Create Service Principal",
      permission: permissions.createServicePrincipal,
    };
    try {
      const created = await entity<ServicePrincipal>(graph, {
        ...purpose,
        method: "POST",
        path: "/servicePrincipals",
        body,
        awaitReplication: NOT_LOCAL,
      });
      return { data: { ...created, created: true } };
    } catch (error) {
      if (!isTaken(error)) throw safeToRepeat(error);
      const existing = await entity<ServicePrincipal>(graph, {
        ...purpose,
        method: "GET",
        path: graphPath`/servicePrincipals(appId='${String(body.appId)}')`,
      }).catch((failure: unknown) => {
        // Something else has the name: the conflict tells more.
        throw isNotFound(failure) ? error : failure;
      });
      return { data: { ...existing, created: false } };
    }
  },
});
