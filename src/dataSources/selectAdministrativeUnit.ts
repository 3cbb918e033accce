import type { AdministrativeUnit } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE, searchClauses, withAdvancedQuery } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * Up to 999 administrative units, sorted by name, to choose one: any, or those that a text finds.
 * @see https://learn.microsoft.com/graph/api/directory-list-administrativeunits
 */
export const selectAdministrativeUnit = dataSource({
  display: {
    label: "Select Administrative Unit",
    description: "Selects an administrative unit of the tenant.",
  },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [
      {
        key: "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8",
        label: "Seattle District Technical Schools",
      },
    ],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const choices = await collectAny<AdministrativeUnit>(
      graph,
      {
        operation: "Select Administrative Unit",
        permission: permissions.selectAdministrativeUnit,
        method: "GET",
        path: "/directory/administrativeUnits",
        ...withAdvancedQuery("administrativeUnits", {
          $search: optionSearch && searchClauses(optionSearch, ["displayName"]),
          $select: "id,displayName",
          $top: LARGEST_PAGE,
        }),
      },
      LARGEST_PAGE,
    );
    return { result: picklist(choices, ({ id, displayName }) => ({ id, name: displayName })) };
  },
});
