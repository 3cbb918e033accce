import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { enableUserExamplePayload } from "../../examplePayloads/userAccount";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { accountState, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lets a disabled user sign in again. A user who is enabled already is a success.
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export const enableUser = action({
  display: { label: "Enable User", description: "Lets a disabled user sign in again." },
  inputs: { connection, userId, debugRequest },
  ...notAllowed(enableUserExamplePayload),
  outputSchema: output(accountState),
  perform: async (context, { connection, userId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Enable User",
      permission: permissions.enableUser,
      method: "PATCH",
      path: graphPath`/users/${userId}`,
      body: { accountEnabled: true },
    });
    return { data: { success: true as const, userId, accountEnabled: true } };
  },
});
