import type { GraphClient, Purpose } from "../http/request";
import { isObject } from "../isObject";
import { collect } from "../paging";

/** A part of a SKU that can be switched off. */
export interface ServicePlan {
  readonly servicePlanId?: string | null;
  readonly servicePlanName?: string | null;
  readonly provisioningStatus?: string | null;
  /** `User` or `Company`. */
  readonly appliesTo?: string | null;
}

/**
 * What the tenant has bought of a product.
 * @see https://learn.microsoft.com/graph/api/resources/subscribedsku
 */
export interface SubscribedSku {
  readonly id?: string | null;
  readonly skuId?: string | null;
  readonly skuPartNumber?: string | null;
  /** `User` or `Company`. */
  readonly appliesTo?: string | null;
  /** `Enabled`, `Warning`, `Suspended`, `Deleted` or `LockedOut`. */
  readonly capabilityStatus?: string | null;
  readonly consumedUnits?: number | null;
  readonly prepaidUnits?: {
    readonly enabled?: number | null;
    readonly warning?: number | null;
    readonly suspended?: number | null;
    readonly lockedOut?: number | null;
  } | null;
  readonly servicePlans?: readonly ServicePlan[] | null;
}

/**
 * All SKUs of the tenant: Graph gives them at once.
 *
 * @param read `collectAny` where what is no SKU is to be left out, and not an error.
 */
export const readSkus = async <T extends SubscribedSku = SubscribedSku>(
  graph: GraphClient,
  purpose: Purpose,
  read: typeof collect = collect,
): Promise<T[]> => {
  const { value } = await read<T>(graph, {
    ...purpose,
    method: "GET",
    path: "/subscribedSkus",
  });
  return value.filter((sku) => isObject(sku));
};

/** How many more users can get a SKU. Units in their grace period count: they can still be given. */
export const availableUnits = ({ prepaidUnits, consumedUnits }: SubscribedSku): number =>
  Math.max(0, (prepaidUnits?.enabled ?? 0) + (prepaidUnits?.warning ?? 0) - (consumedUnits ?? 0));

export const isForPeople = ({ appliesTo }: SubscribedSku | ServicePlan): boolean =>
  appliesTo?.toLowerCase() !== "company";
