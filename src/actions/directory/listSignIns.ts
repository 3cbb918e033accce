import type { SignIn } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listSignInsExamplePayload } from "../../examplePayloads/auditLog";
import { list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { extentInputs } from "../../inputs/extent";
import {
  endDateTime,
  lateEntriesNote,
  logUserId,
  signInFilter,
  startDateTime,
  userFilters,
  windowFilters,
} from "../../inputs/logWindow";
import { $top, bothFilters, topOf } from "../../inputs/odata";
import { output, signIns } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

const GUEST = /^(.+)_([^_]+)#EXT#@.+$/i;

/**
 * The log has names in lower case, and those of guests as at home: `adele@fabrikam.com` for
 * `Adele_fabrikam.com#EXT#@contoso.com`.
 * https://learn.microsoft.com/graph/api/resources/signin#properties
 */
const loggedName = (name: string): string => name.replace(GUEST, "$1@$2").toLowerCase();

/**
 * Lists the sign-ins of people, newest first: all that Microsoft keeps (30 days), those of a time, or those
 * of one user. Entries arrive late, as a rule within minutes, rarely after hours: a flow that reads window
 * after window loses none when its windows overlap and it tells entries apart by their `id`. The tenant needs
 * a Microsoft Entra ID P1 licence.
 * @see https://learn.microsoft.com/graph/api/signin-list
 */
export const listSignIns = action({
  display: {
    label: "List Sign-Ins",
    description: "Returns who signed in, when, where and how. Entries arrive some minutes late.",
  },
  inputs: {
    connection,
    startDateTime,
    endDateTime,
    userId: logUserId,
    $filter: signInFilter,
    $top,
    ...extentInputs,
    debugRequest,
  },
  ...notAllowed(listSignInsExamplePayload),
  outputSchema: output(signIns),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<SignIn>(
      graph,
      {
        operation: "List Sign-Ins",
        permission: permissions.listSignIns,
        method: "GET",
        path: "/auditLogs/signIns",
        query: {
          $filter: bothFilters(
            [
              ...windowFilters("createdDateTime", params),
              ...userFilters(
                { id: "userId", name: "userPrincipalName" },
                params.userId,
                loggedName,
              ),
            ],
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
