import type { Group } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { searchGroupsExamplePayload } from "../../examplePayloads/search";
import { collect, searchClauses, withAdvancedQuery } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { groupKind, maxResults, searchText } from "../../inputs/search";
import { foundOf, group, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** @see https://learn.microsoft.com/graph/api/resources/groups-overview#group-types-in-microsoft-entra-id-and-microsoft-graph */
const kindFilters = {
  all: undefined,
  microsoft365: "groupTypes/any(c:c eq 'Unified')",
  security: "securityEnabled eq true and not(groupTypes/any(c:c eq 'Unified'))",
  dynamic: "groupTypes/any(c:c eq 'DynamicMembership')",
} as const;

/**
 * Finds groups by a text, as a person types it, in display name and description: both match by the
 * beginning of any word. What was created or changed a moment ago may not be found yet: Graph searches an
 * index that lags.
 * @see https://learn.microsoft.com/graph/api/group-list
 */
export const searchGroups = action({
  display: { label: "Search Groups", description: "Finds groups by name or description." },
  inputs: { connection, searchText, groupKind, $select, maxResults, debugRequest },
  ...notAllowed(searchGroupsExamplePayload),
  outputSchema: output(foundOf(group)),
  perform: async (context, params) => {
    const { searchText, groupKind, $select, maxResults } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { value, truncated = false } = await collect<Group>(
      graph,
      {
        operation: "Search Groups",
        permission: permissions.searchGroups,
        method: "GET",
        path: "/groups",
        ...withAdvancedQuery("groups", {
          $search: searchClauses(searchText, ["displayName", "description"]),
          $filter: kindFilters[groupKind],
          $select,
          $top: maxResults,
        }),
      },
      maxResults,
    );
    return { data: { value, truncated } };
  },
});
