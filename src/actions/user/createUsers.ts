import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { type CreatedUser, createUsersExamplePayload } from "../../examplePayloads/bulkUsers";
import {
  assertNoneFailed,
  type BulkError,
  bulkError,
  generatePassword,
  InputError,
  writeEach,
} from "../../graph";
import { failOnError, newUsers } from "../../inputs/bulk";
import { type NewUser, newUserOf } from "../../inputs/clean/userRecord";
import { connection, debugRequest } from "../../inputs/common";
import { createdUsers, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

const isInvalid = (user: NewUser): user is BulkError => "code" in user;

const isGenerated = (user: NewUser): boolean => !isInvalid(user) && user.password !== undefined;

/** How to find out what became of a create that Graph may have carried out. */
const unknownText = (message: string, name: unknown, generated: boolean): string =>
  `${message} It may have been created: look for ${String(name)} with Find User before you create it again.${
    generated ? " If it is there, it has the password of this entry." : ""
  }`;

/**
 * Creates many users, 20 in a request: `POST /users`, 20 of them in a `$batch`. A user without a password gets
 * a random one, which is in the result once and nowhere else. A create that Graph may have carried out
 * without an answer is never sent again: its entry says `OutcomeUnknown`. What was not reached in 13
 * minutes is `NotAttempted`.
 * @see https://learn.microsoft.com/graph/api/user-post-users
 */
export const createUsers = action({
  display: {
    label: "Create Users",
    description: "Creates many users, and says what came of each.",
  },
  inputs: { connection, records: newUsers, failOnError, debugRequest },
  ...notAllowed(createUsersExamplePayload),
  outputSchema: output(createdUsers),
  perform: async (context, { connection, records, failOnError, debugRequest }) => {
    const users = records.map((record) => newUserOf(record, generatePassword));
    if (failOnError && users.some(isGenerated))
      throw new InputError(
        "Fail When an Entry Fails",
        "cannot stand together with generated passwords, which would be lost with the result. Give each record a passwordProfile with a password, or leave this off",
      );
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Create Users", permission: permissions.createUsers };
    const result = await writeEach<CreatedUser, User>(
      graph,
      purpose,
      users.map((user) => ({
        id: null,
        request: isInvalid(user)
          ? user
          : { ...purpose, method: "POST", path: "/users", body: user.body },
      })),
      (outcome, index) => {
        const { body = {}, password } = users[index] as Exclude<NewUser, BulkError>;
        const secret = password === undefined ? {} : { password };
        if (outcome.ok) return { id: String(outcome.body?.id), user: outcome.body, ...secret };
        if (outcome.outcome !== "unknown") return { user: null };
        const error = bulkError(outcome);
        const message = unknownText(error.message, body.userPrincipalName, password !== undefined);
        return { user: null, ...secret, error: { ...error, message } };
      },
      { user: null },
    );
    if (failOnError) assertNoneFailed(purpose, result);
    return { data: result };
  },
});
