import type { Application } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { applicationExamplePayload } from "../../examplePayloads/application";
import { entity, graphPath } from "../../graph";
import { applicationObjectId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { application, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads an app registration by its object id.
 * @see https://learn.microsoft.com/graph/api/application-get
 */
export const getApplication = action({
  display: { label: "Get Application", description: "Returns an application by object id." },
  inputs: { connection, applicationObjectId, debugRequest },
  performSafety: "safe",
  examplePayload: applicationExamplePayload,
  outputSchema: output(application),
  perform: async (context, { connection, applicationObjectId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const application = await entity<Application>(graph, {
      operation: "Get Application",
      permission: permissions.getApplication,
      method: "GET",
      path: graphPath`/applications/${applicationObjectId}`,
    });
    return { data: application };
  },
});
