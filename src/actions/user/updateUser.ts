import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { userChangedExamplePayload } from "../../examplePayloads/user";
import { graphPath, InputError } from "../../graph";
import { assertOneStore } from "../../inputs/clean/oneStore";
import { joinUserPrincipalName } from "../../inputs/clean/userPrincipalName";
import { additionalProperties, connection, debugRequest } from "../../inputs/common";
import {
  givenName,
  jobTitle,
  optionalAccountEnabled,
  optionalDisplayName,
  optionalDomain,
  optionalUserPrincipalName,
  surname,
  userId,
} from "../../inputs/user";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Changes the given properties of a user; what is not given stays as it is.
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export const updateUser = action({
  display: { label: "Update User", description: "Updates the given properties of a user." },
  inputs: {
    connection,
    userId,
    accountEnabled: optionalAccountEnabled,
    displayName: optionalDisplayName,
    userPrincipalName: optionalUserPrincipalName,
    domain: optionalDomain,
    givenName,
    surname,
    jobTitle,
    additionalProperties,
    debugRequest,
  },
  ...notAllowed(userChangedExamplePayload),
  outputSchema: output(success({ userId: text })),
  perform: async (context, params) => {
    const { userId, accountEnabled, displayName, givenName, surname, jobTitle, domain } = params;
    if (domain !== undefined && params.userPrincipalName === undefined) {
      throw new InputError("User Principal Name", "is required together with Domain");
    }
    const changes = {
      accountEnabled,
      displayName,
      userPrincipalName:
        params.userPrincipalName && joinUserPrincipalName(params.userPrincipalName, domain).full,
      givenName,
      surname,
      jobTitle,
      ...params.additionalProperties,
    };
    if (Object.values(changes).every((value) => value === undefined)) {
      throw new InputError(
        "Update User",
        "nothing to update: give at least one property besides User Id",
      );
    }
    assertOneStore(changes);
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    await graph.request({
      operation: "Update User",
      permission: permissions.updateUser,
      method: "PATCH",
      path: graphPath`/users/${userId}`,
      body: changes,
    });
    return { data: { success: true as const, userId } };
  },
});
