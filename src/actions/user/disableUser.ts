import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { disableUserExamplePayload } from "../../examplePayloads/userAccount";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { revokeSessions } from "../../inputs/userAccount";
import { disabledAccount, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** A failure of the second request tells that the first one was carried out; a refused sign-in as well. */
const afterDisabling = (error: unknown): unknown => {
  if (error instanceof Error)
    error.message += " The account is disabled; its sessions may still be open.";
  return error;
};

/**
 * Keeps a user from signing in, and ends the sessions on request: without that, apps that are signed in
 * go on until their tokens expire. A user who is disabled already is a success.
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export const disableUser = action({
  display: {
    label: "Disable User",
    description: "Keeps a user from signing in, and can end the sign-in sessions as well.",
  },
  inputs: { connection, userId, revokeSessions, debugRequest },
  ...notAllowed(disableUserExamplePayload),
  outputSchema: output(disabledAccount),
  perform: async (context, { connection, userId, revokeSessions, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Disable User",
      permission: permissions.disableUser,
      method: "PATCH",
      path: graphPath`/users/${userId}`,
      body: { accountEnabled: false },
    });
    const state = { success: true as const, userId, accountEnabled: false };
    if (!revokeSessions) return { data: state };
    try {
      await graph.request({
        operation: "Disable User",
        permission: permissions.disableUser,
        method: "POST",
        path: graphPath`/users/${userId}/revokeSignInSessions`,
        repeatable: true,
      });
    } catch (error) {
      throw afterDisabling(error);
    }
    return { data: { ...state, sessionsRevoked: true as const } };
  },
});
