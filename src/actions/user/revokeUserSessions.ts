import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { userChangedExamplePayload } from "../../examplePayloads/user";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Ends the sign-ins of a user: every app must ask for a new sign-in. It takes some minutes, and a token
 * that an app holds stays valid until it expires. Guests keep their sessions in their home tenant.
 * @see https://learn.microsoft.com/graph/api/user-revokesigninsessions
 */
export const revokeUserSessions = action({
  display: {
    label: "Revoke User Sessions",
    description: "Ends the sign-in sessions of a user, who must sign in again everywhere.",
  },
  inputs: { connection, userId, debugRequest },
  ...notAllowed(userChangedExamplePayload),
  outputSchema: output(success({ userId: text })),
  perform: async (context, { connection, userId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Revoke User Sessions",
      permission: permissions.revokeUserSessions,
      method: "POST",
      path: graphPath`/users/${userId}/revokeSignInSessions`,
      repeatable: true,
    });
    return { data: { success: true as const, userId } };
  },
});
