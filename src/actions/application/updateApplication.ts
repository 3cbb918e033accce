import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { applicationChangedExamplePayload } from "../../examplePayloads/application";
import { graphPath, InputError } from "../../graph";
import { applicationObjectId, newApplicationDisplayName } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { applicationProperties } from "../../inputs/moreProperties";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Changes the given properties of an app registration; what is not given stays as it is. A list such as
 * identifierUris or appRoles replaces the one that is there, so send it whole. Secrets are added and removed
 * by steps of their own.
 * @see https://learn.microsoft.com/graph/api/application-update
 */
export const updateApplication = action({
  display: {
    label: "Update Application",
    description: "Updates the given properties of an application.",
  },
  inputs: {
    connection,
    applicationObjectId,
    displayName: newApplicationDisplayName,
    additionalProperties: applicationProperties,
    debugRequest,
  },
  ...notAllowed(applicationChangedExamplePayload),
  outputSchema: output(success({ applicationObjectId: text })),
  perform: async (context, params) => {
    const { applicationObjectId, displayName, additionalProperties } = params;
    const changes = { displayName, ...additionalProperties };
    if (Object.values(changes).every((value) => value === undefined))
      throw new InputError(
        "Update Application",
        "nothing to update: give at least one property besides Application Object ID",
      );
    if ("passwordCredentials" in additionalProperties)
      throw new InputError(
        "Additional Properties",
        "passwordCredentials cannot be changed here: use Add Application Password and Remove Application Password",
      );
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    await graph.request({
      operation: "Update Application",
      permission: permissions.updateApplication,
      method: "PATCH",
      path: graphPath`/applications/${applicationObjectId}`,
      body: changes,
    });
    return { data: { success: true as const, applicationObjectId } };
  },
});
