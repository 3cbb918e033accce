import type { PasswordCredential } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addApplicationPasswordExamplePayload } from "../../examplePayloads/applicationPassword";
import { entity, GraphError, graphPath, InputError, isOutcomeUnknown } from "../../graph";
import { applicationObjectId } from "../../inputs/application";
import { connection, debugRequest } from "../../inputs/common";
import {
  credentialDisplayName,
  credentialEndDateTime,
  credentialStartDateTime,
} from "../../inputs/credential";
import { applicationPassword, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** ISO 8601 in UTC, as the inputs are cleaned to, sorts as text. */
const assertLifetime = (start: string | undefined, end: string | undefined, now: string): void => {
  if (end === undefined) return;
  if (start !== undefined && end <= start)
    throw new InputError("End Date Time", "must be after Start Date Time");
  if (end <= now) throw new InputError("End Date Time", "is over already");
};

/** Where a secret may be that nobody knows: Graph shows it only once. */
const lostSecret = (error: GraphError, startDateTime: string): GraphError =>
  new GraphError({
    ...error,
    advice: `It is unknown whether a secret was added; if it was, nobody knows it. Look in passwordCredentials of Get Application for one whose startDateTime is about ${startDateTime}, remove it by its keyId with Remove Application Password, and then run this step again.`,
  });

/**
 * Adds a secret to an app registration. `secretText` is in the result once: Graph does not show it again,
 * and no log holds it. The request is never repeated when the first one may have worked; the error then
 * says how to find and remove what may be there. Changes of the same application at the same time are
 * waited out.
 * @see https://learn.microsoft.com/graph/api/application-addpassword
 */
export const addApplicationPassword = action({
  display: {
    label: "Add Application Password",
    description: "Adds a secret to an application. The secret is shown once.",
  },
  inputs: {
    connection,
    applicationObjectId,
    displayName: credentialDisplayName,
    endDateTime: credentialEndDateTime,
    startDateTime: credentialStartDateTime,
    debugRequest,
  },
  ...notAllowed(addApplicationPasswordExamplePayload),
  outputSchema: output(applicationPassword),
  perform: async (context, params) => {
    const { applicationObjectId, displayName, startDateTime, endDateTime } = params;
    const now = new Date().toISOString();
    assertLifetime(startDateTime, endDateTime, now);
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    try {
      const credential = await entity<PasswordCredential>(graph, {
        operation: "Add Application Password",
        permission: permissions.addApplicationPassword,
        method: "POST",
        path: graphPath`/applications/${applicationObjectId}/addPassword`,
        body: { passwordCredential: { displayName, endDateTime, startDateTime } },
      });
      return { data: credential };
    } catch (error) {
      if (!(error instanceof GraphError) || !isOutcomeUnknown(error)) throw error;
      throw lostSecret(error, startDateTime ?? now);
    }
  },
});
