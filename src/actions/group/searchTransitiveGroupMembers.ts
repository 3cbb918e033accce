import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { searchTransitiveGroupMembersExamplePayload } from "../../examplePayloads/membership";
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
 * Finds members of a group and of the groups in it by a text, as a person types it: by display name; of users
 * only, by mail address and user principal name too; of groups only, by description too.
 * @see https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export const searchTransitiveGroupMembers = action({
  display: {
    label: "Search Transitive Group Members",
    description: "Finds members of a group and of its nested groups by name or address.",
  },
  inputs: { connection, groupId, searchText, memberKind, $select, maxResults, debugRequest },
  ...notAllowed(searchTransitiveGroupMembersExamplePayload),
  outputSchema: output(foundMembers),
  perform: async (context, params) => {
    const { groupId, searchText, memberKind, $select, maxResults } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { value, truncated = false } = await collect<Member>(
      graph,
      {
        operation: "Search Transitive Group Members",
        permission: permissions.searchTransitiveGroupMembers,
        method: "GET",
        path: `${graphPath`/groups/${groupId}/transitiveMembers`}${memberCast(memberKind)}`,
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
