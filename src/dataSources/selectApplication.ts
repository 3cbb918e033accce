import type { Application } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { LARGEST_PAGE, readPage } from "../graph";
import { connection } from "../inputs/common";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * Up to 999 app registrations, sorted by display name, to choose one.
 * @see https://learn.microsoft.com/graph/api/application-list
 */
export const selectApplication = dataSource({
  display: {
    label: "Select Application",
    description: "Selects an application from the directory.",
  },
  dataSourceType: "picklist",
  inputs: { connection },
  examplePayload: {
    result: [
      {
        key: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
        label: "Contoso Payroll (631a96bc-a705-4eda-9f99-fdaf9f54f6a2)",
      },
    ],
  },
  perform: async (context, { connection }) => {
    const graph = createClient(connection, context);
    const { value } = await readPage<Application>(graph, {
      operation: "Select Application",
      permission: permissions.selectApplication,
      method: "GET",
      path: "/applications",
      // Graph sorts applications in advanced queries only, and B2C tenants refuse those.
      query: { $select: "id,appId,displayName", $top: LARGEST_PAGE },
    });
    return {
      result: picklist(value, ({ id, displayName, appId }) => ({
        id,
        name: displayName,
        detail: appId,
      })),
    };
  },
});
