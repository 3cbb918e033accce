import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { userChangedExamplePayload } from "../../examplePayloads/user";
import { generatePassword, graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { forceChangePasswordNextSignIn, userId } from "../../inputs/user";
import { forceChangePasswordNextSignInWithMfa, newPassword } from "../../inputs/userAccount";
import { output, passwordReset } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Gives a user a new password. Without one, a random password of 20 characters is made; it is in the
 * result as `password`, once, and nowhere else. Sessions go on: revoke them with Revoke User Sessions.
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export const resetUserPassword = action({
  display: {
    label: "Reset User Password",
    description: "Gives a user a new password: the given one, or a random one.",
  },
  inputs: {
    connection,
    userId,
    password: newPassword,
    forceChangePasswordNextSignIn,
    forceChangePasswordNextSignInWithMfa,
    debugRequest,
  },
  ...notAllowed(userChangedExamplePayload),
  outputSchema: output(passwordReset),
  perform: async (context, params) => {
    const { userId, forceChangePasswordNextSignIn, forceChangePasswordNextSignInWithMfa } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const password = params.password ?? generatePassword();
    await graph.request({
      operation: "Reset User Password",
      permission: permissions.resetUserPassword,
      method: "PATCH",
      path: graphPath`/users/${userId}`,
      body: {
        passwordProfile: {
          password,
          forceChangePasswordNextSignIn,
          forceChangePasswordNextSignInWithMfa,
        },
      },
    });
    const result = { success: true as const, userId };
    return { data: params.password === undefined ? { ...result, password } : result };
  },
});
