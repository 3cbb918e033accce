import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { resetAuthenticationMethodsExamplePayload } from "../../examplePayloads/authenticationMethod";
import { bulkResult, resetMethods } from "../../graph";
import { keep } from "../../inputs/authenticationMethod";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { output, resetAuthentication } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Deletes the methods by which a user signs in, one request for each: `DELETE
 * /users/{id}/authentication/phoneMethods/{id}` and so on. The password stays, and so do the kinds in Keep;
 * those are in the result with `kept`. What Graph refuses is tried once more at the end, when the others are
 * gone: the default method goes last. A method that stays for another reason is a failed entry.
 * @see https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
 */
export const resetAuthenticationMethods = action({
  display: {
    label: "Reset Authentication Methods",
    description: "Deletes the methods, but for the password, by which a user signs in.",
  },
  inputs: { connection, userId, keep, debugRequest },
  ...notAllowed(resetAuthenticationMethodsExamplePayload),
  outputSchema: output(resetAuthentication),
  perform: async (context, { connection, userId, keep, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = {
      operation: "Reset Authentication Methods",
      permission: permissions.resetAuthenticationMethods,
    };
    return { data: bulkResult(await resetMethods(graph, purpose, userId, keep)) };
  },
});
