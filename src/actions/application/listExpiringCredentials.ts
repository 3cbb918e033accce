import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listExpiringCredentialsExamplePayload } from "../../examplePayloads/expiringCredential";
import {
  type ExpiringCredential,
  holderPath,
  LARGEST_PAGE,
  LONGEST_BULK_MS,
  type Owner,
  ownersOf,
  readExpiring,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import {
  days,
  includeExpired,
  includeOwners,
  includeServicePrincipals,
} from "../../inputs/credential";
import { expiringCredentials as expiringSchema, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

const $select = "id,appId,displayName,passwordCredentials,keyCredentials";

/**
 * Lists the secrets and certificates of all app registrations that end soon or have ended, soonest first. Graph
 * cannot filter by their end, so every application is read, 999 in a request; `checked` says how many. On
 * request those of service principals as well, which have `servicePrincipalId` in place of an
 * applicationObjectId, and the owners.
 * @see https://learn.microsoft.com/graph/api/application-list
 */
export const listExpiringCredentials = action({
  display: {
    label: "List Expiring Credentials",
    description: "Returns the secrets and certificates of applications that expire soon.",
  },
  inputs: {
    connection,
    days,
    includeExpired,
    includeServicePrincipals,
    includeOwners,
    debugRequest,
  },
  ...notAllowed(listExpiringCredentialsExamplePayload),
  outputSchema: output(expiringSchema),
  perform: async (context, params) => {
    const { days, includeExpired } = params;
    const horizon = { now: Date.now(), days, includeExpired };
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const purpose = {
      operation: "List Expiring Credentials",
      permission: permissions.listExpiringCredentials,
    };
    const list = { ...purpose, method: "GET", query: { $select, $top: LARGEST_PAGE } } as const;
    const lists = [await readExpiring(graph, { ...list, path: "/applications" }, horizon)];
    if (params.includeServicePrincipals)
      lists.push(await readExpiring(graph, { ...list, path: "/servicePrincipals" }, horizon));
    const value: (ExpiringCredential & { owners?: Owner[] | null })[] = lists
      .flatMap(({ found }) => found)
      .sort((one, other) => Date.parse(one.endDateTime) - Date.parse(other.endDateTime));
    if (params.includeOwners) {
      const paths = [...new Set(value.map(holderPath))];
      const owners = await ownersOf(graph, purpose, paths, horizon.now + LONGEST_BULK_MS);
      const known = new Map(paths.map((path, place) => [path, owners[place] ?? null]));
      for (const one of value) one.owners = known.get(holderPath(one)) ?? null;
    }
    return { data: { value, checked: lists.reduce((sum, { checked }) => sum + checked, 0) } };
  },
});
