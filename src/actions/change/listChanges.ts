import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listChangesExamplePayload } from "../../examplePayloads/change";
import {
  collectChanges,
  deltaTarget,
  expiredDelta,
  type GraphRequest,
  isExpiredToken,
  permissionFor,
  readChanges,
} from "../../graph";
import { $deltatoken, $skiptoken, deltaURL, returnMinimal, startFrom } from "../../inputs/change";
import { connection, debugRequest } from "../../inputs/common";
import { getAllPaginatedResults } from "../../inputs/extent";
import { $filter, $select } from "../../inputs/odata";
import { changes, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads what changed since a deltaLink was given: one page of the round, or the whole round. A nextLink
 * leads to the next page; when the round is complete, `deltaLink` leads to the next one. An object may come
 * more than once in a round: the last entry counts.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export const listChanges = action({
  display: {
    label: "List Changes",
    description: "Returns the changes since the last delta link: one page, or the whole round.",
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
    startFrom,
    getAllPaginatedResults: {
      ...getAllPaginatedResults,
      comments:
        "When true, follows every page and returns the round at once, with the deltaLink of the next.",
    },
    debugRequest,
  },
  performSafety: "safe",
  examplePayload: listChangesExamplePayload,
  outputSchema: output(changes),
  perform: async (context, params) => {
    const { $skiptoken, $deltatoken, $select, $filter, returnMinimal } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { path, query, collection } = deltaTarget(
      params.deltaURL,
      { $select, $filter, $skiptoken, $deltatoken },
      graph.origin,
      params.startFrom === "now",
    );
    const request: GraphRequest = {
      operation: "List Changes",
      permission: permissionFor(permissions.listChanges, collection),
      method: "GET",
      path,
      query,
      headers: returnMinimal ? { Prefer: "return=minimal" } : {},
    };
    try {
      const read = params.getAllPaginatedResults ? collectChanges : readChanges;
      return { data: await read(graph, request) };
    } catch (error) {
      throw isExpiredToken(error) ? expiredDelta(error, path) : error;
    }
  },
});
