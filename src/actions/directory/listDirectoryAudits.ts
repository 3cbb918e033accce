import type { DirectoryAudit } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listDirectoryAuditsExamplePayload } from "../../examplePayloads/auditLog";
import { list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { extentInputs } from "../../inputs/extent";
import {
  auditFilter,
  endDateTime,
  lateEntriesNote,
  logUserId,
  startDateTime,
  userFilters,
  windowFilters,
} from "../../inputs/logWindow";
import { $top, bothFilters, topOf } from "../../inputs/odata";
import { directoryAudits, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists who changed what in the directory, newest first: all that Microsoft keeps (30 days, or 7 without a
 * premium licence), the changes of a time, or those that one user made. What a user is changed by is found by
 * Filter: `targetResources/any(t:t/id eq '{id}')`. Entries arrive late, as a rule within minutes, rarely after
 * hours: a flow that reads window after window loses none when its windows overlap and it tells entries apart
 * by their `id`.
 * @see https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export const listDirectoryAudits = action({
  display: {
    label: "List Directory Audits",
    description: "Returns who changed what in the directory. Entries arrive some minutes late.",
  },
  inputs: {
    connection,
    startDateTime,
    endDateTime,
    userId: logUserId,
    $filter: auditFilter,
    $top,
    ...extentInputs,
    debugRequest,
  },
  ...notAllowed(listDirectoryAuditsExamplePayload),
  outputSchema: output(directoryAudits),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const user = { id: "initiatedBy/user/id", name: "initiatedBy/user/userPrincipalName" };
    const page = await list<DirectoryAudit>(
      graph,
      {
        operation: "List Directory Audits",
        permission: permissions.listDirectoryAudits,
        method: "GET",
        path: "/auditLogs/directoryAudits",
        query: {
          $filter: bothFilters(
            [...windowFilters("activityDateTime", params), ...userFilters(user, params.userId)],
            params.$filter,
          ),
          $top: topOf(params),
        },
      },
      params,
    );
    const note = lateEntriesNote(params, new Date());
    if (note !== undefined) context.logger.info(note);
    return { data: page };
  },
});
