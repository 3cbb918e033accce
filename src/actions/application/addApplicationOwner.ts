import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addApplicationOwnerExamplePayload } from "../../examplePayloads/applicationOwner";
import { graphPath, isAlreadyMember, safeToRepeat } from "../../graph";
import { applicationObjectId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { ownerId } from "../../inputs/owner";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Makes a user or a service principal an owner of an app registration, which lets it change the
 * registration and its secrets. An owner already is a success.
 * @see https://learn.microsoft.com/graph/api/application-post-owners
 */
export const addApplicationOwner = action({
  display: { label: "Add Application Owner", description: "Adds an owner to an application." },
  inputs: { connection, applicationObjectId, ownerId, debugRequest },
  ...notAllowed(addApplicationOwnerExamplePayload),
  outputSchema: output(success({ applicationObjectId: text, ownerId: text, alreadyOwner: flag })),
  perform: async (context, { connection, applicationObjectId, ownerId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const result = { success: true as const, applicationObjectId, ownerId };
    try {
      await graph.request({
        operation: "Add Application Owner",
        permission: permissions.addApplicationOwner,
        method: "POST",
        path: graphPath`/applications/${applicationObjectId}/owners/$ref`,
        body: { "@odata.id": `${graph.origin}/v1.0${graphPath`/directoryObjects/${ownerId}`}` },
      });
      return { data: { ...result, alreadyOwner: false } };
    } catch (error) {
      if (!isAlreadyMember(error)) throw safeToRepeat(error);
      return { data: { ...result, alreadyOwner: true } };
    }
  },
});
