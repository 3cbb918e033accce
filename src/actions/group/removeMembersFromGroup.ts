import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { membersExamplePayload } from "../../examplePayloads/bulk";
import { assertNoneFailed, bulkResult, removeMembers, resolveAllUserIds } from "../../graph";
import { failOnError, removedMemberIds } from "../../inputs/bulk";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { bulkMembers, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Removes many members from a group, 20 in a request: `DELETE /groups/{id}/members/{id}/$ref`, 20
 * of them in a `$batch`. The objects themselves are not deleted. User principal names are looked up first; one
 * that nobody has fails the step before anything is removed. One that is no member is a success with
 * `already`. Where Graph's answer was lost, the group is read in the end; only what that cannot tell is
 * `OutcomeUnknown`. What was not reached in 13 minutes is `NotAttempted`. Run the step again for
 * both.
 * @see https://learn.microsoft.com/graph/api/group-delete-members
 */
export const removeMembersFromGroup = action({
  display: {
    label: "Remove Members from Group",
    description: "Removes many members from a group, and says what came of each.",
  },
  inputs: { connection, groupId, memberIds: removedMemberIds, failOnError, debugRequest },
  ...notAllowed(membersExamplePayload),
  outputSchema: output(bulkMembers),
  perform: async (context, { connection, groupId, memberIds, failOnError, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = {
      operation: "Remove Members from Group",
      permission: permissions.removeMembersFromGroup,
    };
    const ids = await resolveAllUserIds(graph, purpose, "Member IDs", memberIds);
    const result = bulkResult(await removeMembers(graph, purpose, groupId, ids));
    if (failOnError) assertNoneFailed(purpose, result);
    return { data: result };
  },
});
