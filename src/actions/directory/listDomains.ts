import type { Domain } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listDomainsExamplePayload } from "../../examplePayloads/domain";
import { collect } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { domains, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the domains of the tenant, all of them at once: Graph has no pages and no filter here. The `id` of a
 * domain is its name. Users can be named by those that are verified only.
 * @see https://learn.microsoft.com/graph/api/domain-list
 */
export const listDomains = action({
  display: { label: "List Domains", description: "Returns the domains of the tenant." },
  inputs: { connection, debugRequest },
  ...notAllowed(listDomainsExamplePayload),
  outputSchema: output(domains),
  perform: async (context, { connection, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const all = await collect<Domain>(graph, {
      operation: "List Domains",
      permission: permissions.listDomains,
      method: "GET",
      path: "/domains",
    });
    return { data: all };
  },
});
