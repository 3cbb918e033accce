import type { Organization } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getOrganizationExamplePayload } from "../../examplePayloads/organization";
import { brokenAnswer, type GraphRequest, readPage } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { organizationSelect } from "../../inputs/organization";
import { organization, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/** The result always tells the tenant, so its id is read whatever else is selected. */
const withId = ($select: string | undefined): string | undefined =>
  $select === undefined || /(^|,)\s*id\s*(,|$)/i.test($select) ? $select : `${$select},id`;

/**
 * Reads the tenant that the connection signs in to: its name, its verified domains and the rest, with its
 * id as `tenantId` as well.
 * @see https://learn.microsoft.com/graph/api/organization-list
 */
export const getOrganization = action({
  display: {
    label: "Get Organization",
    description: "Returns the tenant that the connection signs in to.",
  },
  inputs: { connection, $select: organizationSelect, debugRequest },
  performSafety: "safe",
  examplePayload: getOrganizationExamplePayload,
  outputSchema: output(organization),
  perform: async (context, { connection, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const request = {
      operation: "Get Organization",
      permission: permissions.getOrganization,
      method: "GET",
      path: "/organization",
      query: { $select: withId($select) },
    } satisfies GraphRequest;
    const [tenant] = (await readPage<Organization>(graph, request)).value;
    if (tenant?.id === undefined)
      throw brokenAnswer(request, "The answer did not hold the tenant with its id");
    return { data: { ...tenant, tenantId: tenant.id } };
  },
});
