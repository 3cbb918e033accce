import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { type MemberChange, setGroupMembersExamplePayload } from "../../examplePayloads/bulk";
import {
  addMembers,
  assertNoneFailed,
  bulkResult,
  InputError,
  LONGEST_BULK_MS,
  MOST_WRITES,
  membershipPlan,
  readMembers,
  removeMembers,
  resolveAllUserIds,
} from "../../graph";
import { dryRun, failOnError, maxRemovals, removedKind, wantedMemberIds } from "../../inputs/bulk";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { output, setMembers } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

const assertAllowed = (removals: number, maxRemovals: number | undefined): void => {
  if (maxRemovals !== undefined && removals > maxRemovals)
    throw new InputError(
      "Max Removals",
      `${removals} members would be removed, and at most ${maxRemovals} may be. Nothing was changed`,
    );
  if (removals > MOST_WRITES)
    throw new InputError(
      "Member IDs",
      `${removals} members would be removed; a step removes at most ${MOST_WRITES}. Nothing was changed`,
    );
};

/**
 * Makes the direct members of a group equal to a list: looks up user principal names, all of which must be
 * there, reads the members, adds who is missing, then removes who is not in the list, if it is of the chosen
 * kind. Only changes have an entry in the result. Service principals, which Graph leaves out of the list of
 * members, are removed as far as it shows them.
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export const setGroupMembers = action({
  display: {
    label: "Set Group Members",
    description: "Makes the members of a group equal to a list, and says what that changed.",
  },
  inputs: {
    connection,
    groupId,
    memberIds: wantedMemberIds,
    memberKind: removedKind,
    dryRun,
    maxRemovals,
    failOnError,
    debugRequest,
  },
  ...notAllowed(setGroupMembersExamplePayload),
  outputSchema: output(setMembers),
  perform: async (context, params) => {
    const { groupId, memberIds, memberKind, dryRun, maxRemovals, failOnError } = params;
    if (memberIds.length === 0 && maxRemovals === undefined)
      throw new InputError(
        "Member IDs",
        "is an empty list, which would remove everybody. Fill in Max Removals to allow that",
      );
    const endsAt = Date.now() + LONGEST_BULK_MS;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const purpose = { operation: "Set Group Members", permission: permissions.setGroupMembers };
    const wanted = await resolveAllUserIds(graph, purpose, "Member IDs", memberIds);
    const members = await readMembers(graph, purpose, groupId);
    const plan = membershipPlan(members, wanted, memberKind);
    if (dryRun) return { data: { ...bulkResult<MemberChange>([]), ...plan } };
    assertAllowed(plan.toRemove.length, maxRemovals);
    const added = await addMembers(graph, purpose, groupId, plan.toAdd, { endsAt });
    const removed = await removeMembers(graph, purpose, groupId, plan.toRemove, {
      endsAt,
      begun: added.length > 0,
    });
    const result = bulkResult<MemberChange>([
      ...added.map((outcome) => ({ change: "add" as const, ...outcome })),
      ...removed.map((outcome) => ({ change: "remove" as const, ...outcome })),
    ]);
    if (failOnError) assertNoneFailed(purpose, result);
    return { data: { ...result, ...plan } };
  },
});
