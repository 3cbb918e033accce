import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { createUserExamplePayload } from "../../examplePayloads/user";
import { entity } from "../../graph";
import { joinUserPrincipalName } from "../../inputs/clean/userPrincipalName";
import { additionalProperties, connection, debugRequest } from "../../inputs/common";
import {
  accountEnabled,
  displayName,
  domain,
  forceChangePasswordNextSignIn,
  password,
  userPrincipalName,
} from "../../inputs/user";
import { output, user } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Creates a user; the mail nickname is the part of the user principal name before the @.
 * @see https://learn.microsoft.com/graph/api/user-post-users
 */
export const createUser = action({
  display: { label: "Create User", description: "Creates a user." },
  inputs: {
    connection,
    accountEnabled,
    displayName,
    forceChangePasswordNextSignIn,
    password,
    userPrincipalName,
    domain,
    additionalProperties,
    debugRequest,
  },
  ...notAllowed(createUserExamplePayload),
  outputSchema: output(user),
  perform: async (context, params) => {
    const { localPart, full } = joinUserPrincipalName(params.userPrincipalName, params.domain);
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const user = await entity<User>(graph, {
      operation: "Create User",
      permission: permissions.createUser,
      method: "POST",
      path: "/users",
      body: {
        accountEnabled: params.accountEnabled,
        displayName: params.displayName,
        mailNickname: localPart,
        userPrincipalName: full,
        passwordProfile: {
          forceChangePasswordNextSignIn: params.forceChangePasswordNextSignIn,
          password: params.password,
        },
        ...params.additionalProperties,
      },
    });
    return { data: user };
  },
});
