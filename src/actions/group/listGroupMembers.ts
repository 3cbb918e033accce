import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listGroupMembersExamplePayload } from "../../examplePayloads/group";
import {
  entity,
  type GraphClient,
  GraphError,
  graphPath,
  type ListResult,
  leftOutServicePrincipals,
  list,
  type Member,
  memberCast,
  type Purpose,
  withheldText,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { extentInputs } from "../../inputs/extent";
import { groupId, memberKind } from "../../inputs/group";
import {
  $count,
  $expand,
  $filter,
  $search,
  $select,
  $top,
  advancedQuery,
  eventualConsistencyLevelHeader,
  listQuery,
} from "../../inputs/odata";
import { groupMembers, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** The members that Graph shows within the group itself: 20 at most, but service principals too. */
const expandedMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  { groupId, $select }: { groupId: string; $select: string | undefined },
): Promise<Member[]> => {
  const { members = [] } = await entity<{ members?: Member[] }>(graph, {
    ...purpose,
    method: "GET",
    path: graphPath`/groups/${groupId}`,
    query: { $select: "id", $expand: $select ? `members($select=${$select})` : "members" },
  });
  return members;
};

/** Members, and what is missing of them, in words. */
type GroupMembers = ListResult<Member> & { incomplete?: string };

/**
 * Lists the direct members of a group: one page, or all of them. Graph leaves service principals out of
 * the list: with Get All, and where they are asked for, they are read from the group itself. What is
 * missing all the same, `incomplete` says.
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const listGroupMembers = action({
  display: { label: "List Group Members", description: "Returns the direct members of a group." },
  inputs: {
    connection,
    groupId,
    memberKind,
    $filter,
    $count,
    $select,
    $search,
    $top,
    ...extentInputs,
    $expand,
    eventualConsistencyLevelHeader,
    advancedQuery,
    debugRequest,
  },
  ...notAllowed(listGroupMembersExamplePayload),
  outputSchema: output(groupMembers),
  perform: async (context, params) => {
    const { groupId, memberKind, $select, $filter, $search, getAllPaginatedResults } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const purpose = {
      operation: "List Group Members",
      permission: permissions.listGroupMembers,
    };
    const page = await list<Member>(
      graph,
      {
        ...purpose,
        method: "GET",
        path: `${graphPath`/groups/${groupId}/members`}${memberCast(memberKind)}`,
        ...listQuery("members", params),
      },
      params,
    );
    const namesAsked = $select === undefined || /\bdisplayName\b/i.test($select);
    const incomplete = namesAsked ? [withheldText(page.value, memberKind, purpose.permission)] : [];
    const readServicePrincipals =
      memberKind === "servicePrincipals" || (memberKind === "all" && getAllPaginatedResults);
    // Graph shows them within the group once: with the first page of a walk, after the last entry of all.
    const isFirst = params.cursor === undefined && !page.truncated;
    if (readServicePrincipals && isFirst && $filter === undefined && $search === undefined) {
      try {
        const expanded = await expandedMembers(graph, purpose, params);
        const found = leftOutServicePrincipals(page.value, expanded);
        for (const member of found.servicePrincipals) page.value.push(member);
        incomplete.push(found.incomplete);
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        incomplete.push(`Service principals could not be read: ${error.message}`);
      }
    }
    const words = incomplete.filter((text) => text !== undefined).join(" ");
    return { data: (words === "" ? page : { ...page, incomplete: words }) as GroupMembers };
  },
});
