import type { Application } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { applicationExamplePayload } from "../../examplePayloads/application";
import { entity } from "../../graph";
import { applicationDisplayName } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { applicationProperties } from "../../inputs/moreProperties";
import { application, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Creates an app registration. It has no service principal yet.
 * @see https://learn.microsoft.com/graph/api/application-post-applications
 */
export const createApplication = action({
  display: { label: "Create Application", description: "Creates an application registration." },
  inputs: {
    connection,
    displayName: applicationDisplayName,
    additionalProperties: applicationProperties,
    debugRequest,
  },
  ...notAllowed(applicationExamplePayload),
  outputSchema: output(application),
  perform: async (context, { connection, displayName, additionalProperties, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const application = await entity<Application>(graph, {
      operation: "Create Application",
      permission: permissions.createApplication,
      method: "POST",
      path: "/applications",
      body: { displayName, ...additionalProperties },
    });
    return { data: application };
  },
});
