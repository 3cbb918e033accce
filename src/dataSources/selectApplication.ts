import type { Application } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE, searchClauses, withAdvancedQuery } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * Up to 999 app registrations, sorted by display name, to choose one: any, or those that a text finds by name.
 * @see https://learn.microsoft.com/graph/api/application-list
 */
export const selectApplication = dataSource({
  display: {
    label: "Select Application",
    description: "Selects an application from the directory.",
  },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [
      {
        key: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
        label: "Contoso Payroll (631a96bc-a705-4eda-9f99-fdaf9f54f6a2)",
      },
    ],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const choices = await collectAny<Application>(
      graph,
      {
        operation: "Select Application",
        permission: permissions.selectApplication,
        method: "GET",
        path: "/applications",
        // Graph sorts applications in advanced queries only, and B2C tenants refuse those.
        ...withAdvancedQuery("applications", {
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
