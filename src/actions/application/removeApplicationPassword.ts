import type { Application } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeApplicationPasswordExamplePayload } from "../../examplePayloads/applicationPassword";
import { entity, GraphError, graphPath, isOutcomeUnknown } from "../../graph";
import { applicationObjectId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import { keyId } from "../../inputs/credential";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** Where a key is among the credentials of an application, by the name of the list. */
const listWith = (
  { passwordCredentials, keyCredentials }: Application,
  keyId: string,
): "passwordCredentials" | "keyCredentials" | undefined => {
  const holds = (credentials: { keyId?: string | null }[] = []): boolean =>
    credentials.some((one) => one.keyId?.toLowerCase() === keyId.toLowerCase());
  if (holds(passwordCredentials)) return "passwordCredentials";
  return holds(keyCredentials) ? "keyCredentials" : undefined;
};

const OF_CERTIFICATE =
  "Key ID is that of a certificate, not of a secret. Certificates are taken away by Update Application, with the keyCredentials that stay.";
const STILL_THERE = "The secret is still there. Run the step again.";

/**
 * Removes a secret of an app registration by its key id. One that is not among the credentials of the
 * application is a success; a missing application is an error. Changes of the same application at the
 * same time are waited out.
 * @see https://learn.microsoft.com/graph/api/application-removepassword
 */
export const removeApplicationPassword = action({
  display: {
    label: "Remove Application Password",
    description: "Removes a secret from an application.",
  },
  inputs: { connection, applicationObjectId, keyId, debugRequest },
  ...notAllowed(removeApplicationPasswordExamplePayload),
  outputSchema: output(success({ applicationObjectId: text, keyId: text, alreadyRemoved: flag })),
  perform: async (context, { connection, applicationObjectId, keyId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const removal = {
      operation: "Remove Application Password",
      permission: permissions.removeApplicationPassword,
    };
    const result = { success: true as const, applicationObjectId, keyId };
    try {
      await graph.request({
        ...removal,
        method: "POST",
        path: graphPath`/applications/${applicationObjectId}/removePassword`,
        body: { keyId },
      });
      return { data: { ...result, alreadyRemoved: false } };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const unknown = isOutcomeUnknown(error);
      // Graph does not say in one way that a key is not there: the list of credentials tells.
      if (!unknown && error.status !== 400 && error.status !== 404) throw error;
      const application = await entity<Application>(graph, {
        ...removal,
        method: "GET",
        path: graphPath`/applications/${applicationObjectId}`,
      });
      const list = listWith(application, keyId);
      if (list === "keyCredentials") throw new GraphError({ ...error, advice: OF_CERTIFICATE });
      if (list === "passwordCredentials")
        throw unknown ? new GraphError({ ...error, advice: STILL_THERE }) : error;
      return { data: { ...result, alreadyRemoved: !unknown } };
    }
  },
});
