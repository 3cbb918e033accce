import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listSubscribedSkusExamplePayload } from "../../examplePayloads/license";
import { availableUnits, readSkus } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { output, subscribedSkus } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists what the tenant has bought, all of it at once. `available` is how many more users can get it: units
 * that are paid for or in their grace period, less those that are used. What applies to `Company` is for
 * nobody in particular.
 * @see https://learn.microsoft.com/graph/api/subscribedsku-list
 */
export const listSubscribedSkus = action({
  display: {
    label: "List Subscribed SKUs",
    description: "Returns the products that the tenant has bought, and how many are left.",
  },
  inputs: { connection, debugRequest },
  ...notAllowed(listSubscribedSkusExamplePayload),
  outputSchema: output(subscribedSkus),
  perform: async (context, { connection, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const skus = await readSkus(graph, {
      operation: "List Subscribed SKUs",
      permission: permissions.listSubscribedSkus,
    });
    return { data: { value: skus.map((sku) => ({ ...sku, available: availableUnits(sku) })) } };
  },
});
