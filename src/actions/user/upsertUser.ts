import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { upsertUserExamplePayload } from "../../examplePayloads/user";
import {
  entity,
  GraphError,
  graphPath,
  isOutcomeUnknown,
  isTaken,
  lookUpUser,
  takenByAnother,
} from "../../graph";
import { initialPassword } from "../../inputs/clean/initialPassword";
import { assertOneStore } from "../../inputs/clean/oneStore";
import { upsertLookUp } from "../../inputs/clean/upsertLookUp";
import { joinUserPrincipalName } from "../../inputs/clean/userPrincipalName";
import { additionalProperties, connection, debugRequest } from "../../inputs/common";
import {
  displayName,
  domain,
  forceChangePasswordNextSignIn,
  upsertedAccountEnabled,
  userPrincipalName,
} from "../../inputs/user";
import { passwordOfNew } from "../../inputs/userAccount";
import { employeeId, upsertLookUpBy } from "../../inputs/userLookUp";
import { output, upsertedUser } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** What is known of a user by a look-up. */
interface Known {
  readonly id: string;
  readonly userPrincipalName: string;
}

const isSameName = (one: unknown, { userPrincipalName }: Known): boolean =>
  typeof one === "string" && one.toLowerCase() === userPrincipalName.toLowerCase();

/** After a create without an answer the next run finds the user, if there is one; but not the password. */
const afterCreate = (error: unknown, generated: boolean): unknown => {
  if (!(error instanceof GraphError) || !isOutcomeUnknown(error)) return error;
  const password = generated
    ? " The password that was made is lost: then set one with Reset User Password."
    : "";
  return new GraphError({
    ...error,
    advice: `It is unknown whether Graph carried this out. Run the step again: a user who is there is found and updated.${password}`,
  });
};

/**
 * Updates the user who has a certain name, employee id, mail address or immutable id, or creates one.
 * The password, and whether it must be changed, count for a new user only; without a password a random
 * one is made, which the result holds as `password`, once. Two users with the value are an error, and
 * nothing is written then.
 * @see https://learn.microsoft.com/graph/api/user-post-users
 */
export const upsertUser = action({
  display: {
    label: "Upsert User",
    description: "Updates the user with a certain name or employee id, or creates it.",
  },
  inputs: {
    connection,
    lookUpBy: upsertLookUpBy,
    accountEnabled: upsertedAccountEnabled,
    displayName,
    forceChangePasswordNextSignIn,
    password: passwordOfNew,
    userPrincipalName,
    domain,
    employeeId,
    additionalProperties,
    debugRequest,
  },
  ...notAllowed(upsertUserExamplePayload),
  outputSchema: output(upsertedUser),
  perform: async (context, params) => {
    const { accountEnabled, displayName, employeeId } = params;
    const { localPart, full } = joinUserPrincipalName(params.userPrincipalName, params.domain);
    const names = { userPrincipalName: full, employeeId };
    const lookUp = upsertLookUp(params.lookUpBy, names, params.additionalProperties);
    const { passwordProfile: profile, ...additional } = params.additionalProperties;
    const properties = { accountEnabled, displayName, ...names, ...additional };
    assertOneStore(properties);

    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const purpose = { operation: "Upsert User", permission: permissions.upsertUser };
    const find = () => lookUpUser<Known>(graph, purpose, lookUp, "id,userPrincipalName");

    const update = async (known: Known) => {
      const { userPrincipalName: name } = properties;
      await graph.request({
        ...purpose,
        method: "PATCH",
        path: graphPath`/users/${known.id}`,
        // Of a synchronised user Graph refuses a name even when it is the same.
        body: { ...properties, userPrincipalName: isSameName(name, known) ? undefined : name },
      });
      return { data: { created: false, id: known.id, userPrincipalName: name, user: null } };
    };

    const found = await find();
    if (found !== undefined) return update(found);

    const { passwordProfile, generated } = initialPassword(params, profile);
    try {
      const user = await entity<User & Known>(graph, {
        ...purpose,
        method: "POST",
        path: "/users",
        body: {
          mailNickname: localPart,
          ...properties,
          accountEnabled: properties.accountEnabled ?? true,
          passwordProfile,
        },
      });
      const { id, userPrincipalName } = user;
      const created = { created: true, id, userPrincipalName, user };
      return { data: generated === undefined ? created : { ...created, password: generated } };
    } catch (error) {
      if (!isTaken(error)) throw afterCreate(error, generated !== undefined);
      const other = await find();
      if (other === undefined) throw takenByAnother(error, lookUp);
      return update(other);
    }
  },
});
