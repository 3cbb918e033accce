import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE, searchClauses, withAdvancedQuery } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * Up to 999 service principals, sorted by display name, to choose one: any, or those that a text finds by name.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list
 */
export const selectServicePrincipal = dataSource({
  display: {
    label: "Select Service Principal",
    description: "Selects a service principal from the directory.",
  },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [
      {
        key: "59e617e5-e447-4adc-8b88-00af644d7c92",
        label: "Contoso Payroll (631a96bc-a705-4eda-9f99-fdaf9f54f6a2)",
      },
    ],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const choices = await collectAny<ServicePrincipal>(
      graph,
      {
        operation: "Select Service Principal",
        permission: permissions.selectServicePrincipal,
        method: "GET",
        path: "/servicePrincipals",
        // Graph sorts service principals in advanced queries only, and B2C tenants refuse those.
        ...withAdvancedQuery("servicePrincipals", {
          $search: optionSearch && searchClauses(optionSearch, ["displayName"]),
          $select: "id,appId,displayName",
          $top: LARGEST_PAGE,
        }),
      },
      LARGEST_PAGE,
    );
    return {
      result: picklist(choices, ({ id, displayName, appId }) => ({
        id,
        name: displayName,
        detail: appId,
      })),
    };
  },
});
