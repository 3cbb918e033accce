import { action } from "@prismatic-io/spectral";
import type { Application } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { upsertApplicationExamplePayload } from "../../examplePayloads/application";
import { graphPath } from "../../graph";
import { optionalApplicationDisplayName } from "../../inputs/application";
import { additionalProperties, connection, debugRequest } from "../../inputs/common";
import { uniqueName, useAsUpsert } from "../../inputs/group";
import { output, upsertedApplication } from "../../outputSchemas";

/**
 * Updates the app registration with a unique name, or creates it when there is none.
 * Least permission: Application.ReadWrite.All (Application.ReadWrite.OwnedBy for the app's own).
 * @see https://learn.microsoft.com/graph/api/application-upsert
 */
export const upsertApplication = action({
  display: {
    label: "Upsert Application",
    description: "Updates the application with a unique name, or creates it when there is none.",
  },
  inputs: {
    connection,
    uniqueName,
    useAsUpsert,
    displayName: optionalApplicationDisplayName,
    additionalProperties,
    debugRequest,
  },
  performSafety: "notAllowed",
  examplePayload: upsertApplicationExamplePayload,
  examplePerform: async () => upsertApplicationExamplePayload,
  outputSchema: output(upsertedApplication),
  perform: async (context, params) => {
    const { uniqueName, displayName, additionalProperties } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { status, body } = await graph.request<Application>({
      operation: "Upsert Application",
      permission: "Application.ReadWrite.All",
      method: "PATCH",
      path: graphPath`/applications(uniqueName='${uniqueName}')`,
      headers: params.useAsUpsert ? { Prefer: "create-if-missing" } : {},
      body: { displayName, ...additionalProperties },
    });
    return status === 201
      ? { data: { ...body, created: true as const } }
      : { data: { success: true as const, updated: true as const, uniqueName } };
  },
});
