import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import {
  collectAny,
  isForPeople,
  isObject,
  readSkus,
  type ServicePlan,
  type SubscribedSku,
} from "../graph";
import { connection } from "../inputs/common";
import { skuId } from "../inputs/license";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { bounded, holding, picklist } from "./picklist";

interface OfferedPlan {
  readonly plan: ServicePlan;
  /** The part numbers of the SKUs that have it. */
  readonly of: readonly string[];
}

/** Each plan once, with the SKUs that have it. */
const plansOf = (skus: readonly SubscribedSku[]): OfferedPlan[] => {
  const offered = new Map<string, OfferedPlan>();
  for (const { skuPartNumber, servicePlans } of skus) {
    for (const plan of servicePlans ?? []) {
      if (!isObject(plan) || typeof plan.servicePlanId !== "string" || !isForPeople(plan)) continue;
      const { of = [] } = offered.get(plan.servicePlanId) ?? {};
      offered.set(plan.servicePlanId, { plan, of: [...of, skuPartNumber ?? ""] });
    }
  }
  return [...offered.values()];
};

const names = (sku: SubscribedSku, name: string): boolean =>
  [sku.skuId, sku.skuPartNumber].some((one) => one?.toLowerCase() === name.toLowerCase());

/**
 * The service plans of a SKU, or of all SKUs that people can have, to choose one.
 * @see https://learn.microsoft.com/graph/api/subscribedsku-list
 */
export const selectServicePlan = dataSource({
  display: {
    label: "Select Service Plan",
    description: "Selects a service plan of the products that the tenant has bought.",
  },
  dataSourceType: "picklist",
  inputs: { connection, skuId, optionSearch },
  examplePayload: {
    result: [
      {
        key: "9f431833-0334-42de-a7dc-70aa40db46db",
        label: "LOCKBOX_ENTERPRISE (ENTERPRISEPREMIUM)",
      },
    ],
  },
  perform: async (context, { connection, skuId, optionSearch }) => {
    const graph = createClient(connection, context);
    const skus = await readSkus(
      graph,
      {
        operation: "Select Service Plan",
        permission: permissions.selectServicePlan,
      },
      collectAny,
    );
    const chosen = skus.filter(
      (sku) => isForPeople(sku) && (skuId === undefined || names(sku, skuId)),
    );
    const choices = picklist({ value: plansOf(chosen) }, ({ plan, of }) => ({
      id: plan.servicePlanId,
      name: plan.servicePlanName,
      detail: of.join(", "),
    }));
    return { result: bounded(holding(choices, optionSearch)) };
  },
});
