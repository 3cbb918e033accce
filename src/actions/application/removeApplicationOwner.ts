import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeApplicationOwnerExamplePayload } from "../../examplePayloads/applicationOwner";
import { graphPath, removeReference } from "../../graph";
import { applicationObjectId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { ownerId } from "../../inputs/owner";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Takes a user or a service principal from the owners of an app registration. One that is no owner is a
 * success; a missing application is an error. The path ends in `/$ref`: without it Graph would delete the
 * owner itself.
 * @see https://learn.microsoft.com/graph/api/application-delete-owners
 */
export const removeApplicationOwner = action({
  display: {
    label: "Remove Application Owner",
    description: "Removes an owner from an application. The owner itself is not deleted.",
  },
  inputs: { connection, applicationObjectId, ownerId, debugRequest },
  ...notAllowed(removeApplicationOwnerExamplePayload),
  outputSchema: output(success({ applicationObjectId: text, ownerId: text, alreadyRemoved: flag })),
  perform: async (context, { connection, applicationObjectId, ownerId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const alreadyRemoved = await removeReference(
      graph,
      {
        operation: "Remove Application Owner",
        permission: permissions.removeApplicationOwner,
        method: "DELETE",
        path: graphPath`/applications/${applicationObjectId}/owners/${ownerId}/$ref`,
      },
      graphPath`/applications/${applicationObjectId}`,
    );
    return { data: { success: true as const, applicationObjectId, ownerId, alreadyRemoved } };
  },
});
