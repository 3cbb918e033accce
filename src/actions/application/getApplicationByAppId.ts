import type { Application } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { applicationExamplePayload } from "../../examplePayloads/application";
import { entity, graphPath } from "../../graph";
import { appId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { application, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads an app registration by its client id, which the sign-in and the portal show. An app that was
 * registered in another tenant has no registration here: read its service principal instead.
 * @see https://learn.microsoft.com/graph/api/application-get
 */
export const getApplicationByAppId = action({
  display: {
    label: "Get Application by Client ID",
    description: "Returns an application by its client id.",
  },
  inputs: { connection, appId, $select, debugRequest },
  performSafety: "safe",
  examplePayload: applicationExamplePayload,
  outputSchema: output(application),
  perform: async (context, { connection, appId, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const application = await entity<Application>(graph, {
      operation: "Get Application by Client ID",
      permission: permissions.getApplicationByAppId,
      method: "GET",
      path: graphPath`/applications(appId='${appId}')`,
      query: { $select },
    });
    return { data: application };
  },
});
