import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { applicationChangedExamplePayload } from "../../examplePayloads/application";
import { graphPath } from "../../graph";
import { applicationObjectId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Moves an app registration to the deleted items, where it can be restored for 30 days.
 * @see https://learn.microsoft.com/graph/api/application-delete
 */
export const deleteApplication = action({
  display: {
    label: "Delete Application",
    description: "Deletes an application. It can be restored from the deleted items for 30 days.",
  },
  inputs: { connection, applicationObjectId, debugRequest },
  ...notAllowed(applicationChangedExamplePayload),
  outputSchema: output(success({ applicationObjectId: text })),
  perform: async (context, { connection, applicationObjectId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Delete Application",
      permission: permissions.deleteApplication,
      method: "DELETE",
      path: graphPath`/applications/${applicationObjectId}`,
    });
    return { data: { success: true as const, applicationObjectId } };
  },
});
