import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { updateUsersExamplePayload } from "../../examplePayloads/bulkUsers";
import { assertNoneFailed, writeEach } from "../../graph";
import { changedUsers, failOnError } from "../../inputs/bulk";
import { changedUserOf } from "../../inputs/clean/userRecord";
import { connection, debugRequest } from "../../inputs/common";
import { bulk, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Changes the given properties of many users, 20 in a request: `PATCH /users/{id}`, 20 of them in a `$batch`.
 * Records of one and the same user are sent in their order. What was not reached in 13 minutes is
 * `NotAttempted`: run the step again.
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export const updateUsers = action({
  display: {
    label: "Update Users",
    description: "Updates the given properties of many users, and says what came of each.",
  },
  inputs: { connection, records: changedUsers, failOnError, debugRequest },
  ...notAllowed(updateUsersExamplePayload),
  outputSchema: output(bulk({})),
  perform: async (context, { connection, records, failOnError, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Update Users", permission: permissions.updateUsers };
    const writes = records.map(changedUserOf).map((user) => {
      if ("path" in user) {
        const { id, path, body } = user;
        return { id, request: { ...purpose, method: "PATCH" as const, path, body } };
      }
      const { id, ...error } = user;
      return { id, request: error };
    });
    const result = await writeEach(graph, purpose, writes, () => ({}), {});
    if (failOnError) assertNoneFailed(purpose, result);
    return { data: result };
  },
});
