import type { Application } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { upsertApplicationExamplePayload } from "../../examplePayloads/application";
import { graphPath, upserted } from "../../graph";
import { optionalApplicationDisplayName } from "../../inputs/application";
import { upsertBody } from "../../inputs/clean/upsertBody";
import { connection, debugRequest } from "../../inputs/common";
import { uniqueName, useAsUpsert } from "../../inputs/group";
import { applicationProperties } from "../../inputs/moreProperties";
import { output, upsertedApplication } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Updates the app registration with a unique name, or creates it when there is none.
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
    additionalProperties: applicationProperties,
    debugRequest,
  },
  ...notAllowed(upsertApplicationExamplePayload),
  outputSchema: output(upsertedApplication),
  perform: async (context, params) => {
    const { uniqueName, displayName, additionalProperties } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const request = {
      operation: "Upsert Application",
      permission: permissions.upsertApplication,
      method: "PATCH",
      path: graphPath`/applications(uniqueName='${uniqueName}')`,
      headers: params.useAsUpsert ? { Prefer: "create-if-missing" } : {},
      body: upsertBody(uniqueName, { displayName, ...additionalProperties }),
    } as const;
    const response = await graph.request<Application>(request);
    return { data: await upserted(graph, request, response, uniqueName) };
  },
});
