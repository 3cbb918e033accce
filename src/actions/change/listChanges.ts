import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listChangesExamplePayload } from "../../examplePayloads/change";
import {
  type DeltaPage,
  deltaTarget,
  expiredDelta,
  isExpiredToken,
  permissionFor,
} from "../../graph";
import { $deltatoken, $skiptoken, deltaURL, returnMinimal } from "../../inputs/change";
import { connection, debugRequest } from "../../inputs/common";
import { $filter, $select } from "../../inputs/odata";
import { deltaPage, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads one page of a delta round: what changed since the deltaLink was given. A nextLink leads to
 * the next page, the deltaLink of the last page to the next round.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export const listChanges = action({
  display: {
    label: "List Changes",
    description: "Returns a page of the changes since the last delta link.",
  },
  inputs: {
    connection,
    deltaURL,
    $skiptoken,
    $deltatoken,
    $select: {
      ...$select,
      comments:
        "The properties to track and return, separated by commas. Counts on the first call only.",
    },
    $filter: {
      ...$filter,
      example: "id eq '87d349ed-44d7-43e1-9a83-5f2406dee5bd'",
      comments: "Up to 50 objects to track: id eq 'x' or id eq 'y'. Counts on the first call only.",
    },
    returnMinimal,
    debugRequest,
  },
  performSafety: "safe",
  examplePayload: listChangesExamplePayload,
  outputSchema: output(deltaPage),
  perform: async (context, params) => {
    const { $skiptoken, $deltatoken, $select, $filter, returnMinimal } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { path, query, collection } = deltaTarget(
      params.deltaURL,
      { $select, $filter, $skiptoken, $deltatoken },
      graph.origin,
    );
    try {
      const { body } = await graph.request<DeltaPage>({
        operation: "List Changes",
        permission: permissionFor(permissions.listChanges, collection),
        method: "GET",
        path,
        query,
        headers: returnMinimal ? { Prefer: "return=minimal" } : {},
      });
      return { data: body };
    } catch (error) {
      throw isExpiredToken(error) ? expiredDelta(error, path) : error;
    }
  },
});
