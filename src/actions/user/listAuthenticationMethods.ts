import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listAuthenticationMethodsExamplePayload } from "../../examplePayloads/authenticationMethod";
import { type AuthenticationMethod, collect, graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { authenticationMethods, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the ways in which a user can sign in: all of them, since Graph has no pages here. `@odata.type`
 * tells a password from a phone, a key and so on. Secrets are never shown.
 * @see https://learn.microsoft.com/graph/api/authentication-list-methods
 */
export const listAuthenticationMethods = action({
  display: {
    label: "List Authentication Methods",
    description: "Returns the ways in which a user can sign in.",
  },
  inputs: { connection, userId, debugRequest },
  ...notAllowed(listAuthenticationMethodsExamplePayload),
  outputSchema: output(authenticationMethods),
  perform: async (context, { connection, userId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const methods = await collect<AuthenticationMethod & Record<string, unknown>>(graph, {
      operation: "List Authentication Methods",
      permission: permissions.listAuthenticationMethods,
      method: "GET",
      path: graphPath`/users/${userId}/authentication/methods`,
    });
    return { data: methods };
  },
});
