import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { deleteUsersExamplePayload } from "../../examplePayloads/bulkUsers";
import {
  answerRepeats,
  assertNoneFailed,
  distinctIds,
  graphPath,
  isNotFound,
  writeEach,
} from "../../graph";
import { failOnError, userIds } from "../../inputs/bulk";
import { connection, debugRequest } from "../../inputs/common";
import { bulk, flag, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Moves many users to the deleted items, 20 in a request: `DELETE /users/{id}`, 20 of them in a `$batch`. They
 * can be restored for 30 days. One that is not there is a success with `alreadyDeleted`. Where Graph's answer
 * was lost, the users are looked up in the end; only what that cannot tell is `OutcomeUnknown`. What was not
 * reached in 13 minutes is `NotAttempted`: run the step again.
 * @see https://learn.microsoft.com/graph/api/user-delete
 */
export const deleteUsers = action({
  display: {
    label: "Delete Users",
    description: "Deletes many users, and says what came of each.",
  },
  inputs: { connection, userIds, failOnError, debugRequest },
  ...notAllowed(deleteUsersExamplePayload),
  outputSchema: output(bulk({ alreadyDeleted: flag })),
  perform: async (context, { connection, userIds, failOnError, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Delete Users", permission: permissions.deleteUsers };
    const result = await writeEach<{ alreadyDeleted: boolean }>(
      graph,
      purpose,
      distinctIds(userIds).map((id) => ({
        id,
        request: { ...purpose, method: "DELETE", path: graphPath`/users/${id}` },
      })),
      (outcome) =>
        !outcome.ok && isNotFound(outcome.error)
          ? { alreadyDeleted: true, error: null }
          : { alreadyDeleted: false },
      { alreadyDeleted: false },
    );
    const all = answerRepeats(userIds, result);
    if (failOnError) assertNoneFailed(purpose, all);
    return { data: all };
  },
});
