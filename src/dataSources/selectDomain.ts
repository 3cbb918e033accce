import type { Domain } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { holding, picklist } from "./picklist";

/**
 * The verified domains of the tenant, sorted by name, to choose one: all, or those that hold a text. A user cannot be named by another.
 * @see https://learn.microsoft.com/graph/api/domain-list
 */
export const selectDomain = dataSource({
  display: { label: "Select Domain", description: "Selects a verified domain of the tenant." },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [{ key: "contoso.onmicrosoft.com", label: "contoso.onmicrosoft.com (default)" }],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const all = await collectAny<Domain>(
      graph,
      {
        operation: "Select Domain",
        permission: permissions.selectDomain,
        method: "GET",
        path: "/domains",
      },
      LARGEST_PAGE,
    );
    const verified = all.value.filter((domain) => domain?.isVerified !== false);
    const elements = picklist({ ...all, value: verified }, ({ id, isDefault }) => ({
      id,
      name: id,
      detail: isDefault ? "default" : undefined,
    }));
    return { result: holding(elements, optionSearch) };
  },
});
