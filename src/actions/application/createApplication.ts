import { action } from "@prismatic-io/spectral";
import type { Application } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { applicationExamplePayload } from "../../examplePayloads/application";
import { applicationDisplayName } from "../../inputs/application";
import { additionalProperties, connection, debugRequest } from "../../inputs/common";
import { application, output } from "../../outputSchemas";

/**
 * Creates an app registration. It has no service principal yet.
 * Least permission: AppRegistration.Create; Application.ReadWrite.All where that is not offered.
 * @see https://learn.microsoft.com/graph/api/application-post-applications
 */
export const createApplication = action({
  display: { label: "Create Application", description: "Creates an application registration." },
  inputs: { connection, displayName: applicationDisplayName, additionalProperties, debugRequest },
  performSafety: "notAllowed",
  examplePayload: applicationExamplePayload,
  examplePerform: async () => applicationExamplePayload,
  outputSchema: output(application),
  perform: async (context, { connection, displayName, additionalProperties, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const { body } = await graph.request<Application>({
      operation: "Create Application",
      permission: "AppRegistration.Create (or Application.ReadWrite.All)",
      method: "POST",
      path: "/applications",
      body: { displayName, ...additionalProperties },
    });
    return { data: body };
  },
});
