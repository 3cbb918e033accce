import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { searchGroupMembersExamplePayload } from "../../examplePayloads/membership";
import {
  collect,
  graphPath,
  type Member,
  memberCast,
  memberSearch,
  searchClauses,
  withAdvancedQuery,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId, memberKind } from "../../inputs/group";
import { $select } from "../../inputs/odata";
import { maxResults, searchText } from "../../inputs/search";
import { foundMembers, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Finds direct members of a group by a text, as a person types it: by display name; of users
 * only, by mail address and user principal name too; of groups only, by description too. Graph leaves service
 * principals out of the members of a group.
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const searchGroupMembers = action({
  display: {
    label: "Search Group Members",
    description: "Finds direct members of a group by name or address.",
  },
  inputs: { connection, groupId, searchText, memberKind, $select, maxResults, debugRequest },
  ...notAllowed(searchGroupMembersExamplePayload),
  outputSchema: output(foundMembers),
  perform: async (context, params) => {
    const { groupId, searchText, memberKind, $select, maxResults } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { value, truncated = false } = await collect<Member>(
      graph,
      {
        operation: "Search Group Members",
        permission: permissions.searchGroupMembers,
        method: "GET",
        path: `${graphPath`/groups/${groupId}/members`}${memberCast(memberKind)}`,
        ...withAdvancedQuery("members", {
          $search: searchClauses(searchText, memberSearch(memberKind)),
          $select,
          $top: maxResults,
        }),
      },
      maxResults,
    );
    return { data: { value, truncated } };
  },
});
