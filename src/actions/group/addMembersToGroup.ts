import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { membersExamplePayload } from "../../examplePayloads/bulk";
import { addMembers, assertNoneFailed, bulkResult, resolveAllUserIds } from "../../graph";
import { failOnError, memberIds } from "../../inputs/bulk";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { bulkMembers, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Adds many users, groups, devices or service principals to a group, 400 in a request: `PATCH`
 * with 20 `members@odata.bind` each, 20 of them in a `$batch`. User principal names are looked up first,
 * 300 in a request; one that nobody has fails the step before anything is added. An id that is unknown or of
 * a wrong kind does not keep the others out; a member already is a success with `already`. Where Graph's answer
 * was lost, the group is read in the end; only what that cannot tell is `OutcomeUnknown`. What was not
 * reached in 13 minutes is `NotAttempted`. Run the step again for both.
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export const addMembersToGroup = action({
  display: {
    label: "Add Members to Group",
    description: "Adds many members to a group, and says what came of each.",
  },
  inputs: { connection, groupId, memberIds, failOnError, debugRequest },
  ...notAllowed(membersExamplePayload),
  outputSchema: output(bulkMembers),
  perform: async (context, { connection, groupId, memberIds, failOnError, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = {
      operation: "Add Members to Group",
      permission: permissions.addMembersToGroup,
    };
    const ids = await resolveAllUserIds(graph, purpose, "Member IDs", memberIds);
    const result = bulkResult(await addMembers(graph, purpose, groupId, ids));
    if (failOnError) assertNoneFailed(purpose, result);
    return { data: result };
  },
});
