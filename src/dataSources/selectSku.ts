import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { availableUnits, collectAny, isForPeople, readSkus, type SubscribedSku } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { bounded, holding, picklist } from "./picklist";

/** What tells whether a SKU can be given: how many are left, or that it has ended. */
const stateOf = (sku: SubscribedSku): string => {
  const { capabilityStatus } = sku;
  const isLive = capabilityStatus == null || /^(enabled|warning)$/i.test(capabilityStatus);
  return isLive ? `${availableUnits(sku)} available` : capabilityStatus.toLowerCase();
};

/**
 * The SKUs of the tenant that people can have, by part number, to choose one. One that has ended is offered
 * too, since it can still be removed.
 * @see https://learn.microsoft.com/graph/api/subscribedsku-list
 */
export const selectSku = dataSource({
  display: { label: "Select SKU", description: "Selects a product that the tenant has bought." },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [
      {
        key: "c7df2760-2c81-4ef7-b578-5b5392b571df",
        label: "ENTERPRISEPREMIUM (11 available)",
      },
    ],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const skus = await readSkus(
      graph,
      {
        operation: "Select SKU",
        permission: permissions.selectSku,
      },
      collectAny,
    );
    const choices = picklist({ value: skus.filter(isForPeople) }, (sku) => ({
      id: sku.skuId,
      name: sku.skuPartNumber,
      detail: stateOf(sku),
    }));
    return { result: bounded(holding(choices, optionSearch)) };
  },
});
