import { InputError } from "../errors/inputError";
import { isGuid } from "../guid";
import type { GraphClient, Purpose } from "../http/request";
import type { LicenceWish } from "./change";
import { isForPeople, readSkus, type SubscribedSku } from "./skus";

/** Licences as a builder names them: SKUs by id or part number, plans by id or name. */
export interface NamedLicences {
  readonly addSkuIds: readonly string[];
  readonly removeSkuIds: readonly string[];
  readonly disabledPlanIds: readonly string[];
}

const ADD = "Add Licenses";
const REMOVE = "Remove Licenses";
const PLANS = "Disabled Service Plans";

const same = (one: string | null | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

const MOST_NAMED = 30;

/** A SKU that the tenant does not have, and those that it has. */
const unknownSku = (label: string, name: string, skus: readonly SubscribedSku[]): InputError => {
  const names = skus.filter(isForPeople).flatMap(({ skuPartNumber }) => skuPartNumber ?? []);
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return new InputError(
    label,
    `the tenant has no SKU "${name.slice(0, 80)}". It has ${names.slice(0, MOST_NAMED).join(", ") || "none"}${more}`,
  );
};

const skuOf = (label: string, name: string, skus: readonly SubscribedSku[]): SubscribedSku => {
  const found = skus.find(
    ({ skuId, skuPartNumber }) => same(skuId, name) || same(skuPartNumber, name),
  );
  if (found?.skuId == null) throw unknownSku(label, name, skus);
  return found;
};

/** The ids of the named plans that a SKU has. */
const plansOf = ({ servicePlans }: SubscribedSku, names: readonly string[]): string[] =>
  (servicePlans ?? []).flatMap(({ servicePlanId, servicePlanName }) =>
    servicePlanId != null &&
    names.some((name) => same(servicePlanId, name) || same(servicePlanName, name))
      ? [servicePlanId.toLowerCase()]
      : [],
  );

const assertPlansFound = (names: readonly string[], skus: readonly SubscribedSku[]): void => {
  const lost = names.filter((name) => skus.every((sku) => plansOf(sku, [name]).length === 0));
  if (lost.length > 0)
    throw new InputError(
      PLANS,
      `${lost.map((name) => `"${name.slice(0, 80)}"`).join(", ")} is a service plan of none of the licences in ${ADD}`,
    );
};

const assertNotBoth = (add: readonly string[], remove: readonly string[]): void => {
  const both = remove.find((name) => add.some((other) => same(other, name)));
  if (both !== undefined)
    throw new InputError(REMOVE, `"${both.slice(0, 80)}" stands in ${ADD} as well`);
};

const once = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

/**
 * Ids in place of names, and each disabled plan with the SKUs that have it. The tenant's SKUs are read only
 * where ids alone do not do.
 * @throws InputError for a SKU or a plan that is not there, or a SKU to be added and removed.
 */
export const resolveLicences = async (
  graph: GraphClient,
  purpose: Purpose,
  { addSkuIds, removeSkuIds, disabledPlanIds }: NamedLicences,
): Promise<LicenceWish> => {
  assertNotBoth(addSkuIds, removeSkuIds);
  const withPlans = addSkuIds.length > 0 && disabledPlanIds.length > 0;
  if (!withPlans && [...addSkuIds, ...removeSkuIds].every(isGuid)) {
    const add = once(addSkuIds).map((skuId) => ({ skuId, disabledPlans: undefined }));
    return { add, remove: once(removeSkuIds) };
  }
  const skus = await readSkus(graph, purpose);
  const added = new Map(
    addSkuIds.map((name) => {
      const sku = skuOf(ADD, name, skus);
      return [String(sku.skuId).toLowerCase(), sku];
    }),
  );
  // Nobody has a SKU that the tenant does not have: an id of one is there to be removed already.
  const remove = once(
    removeSkuIds.map((name) => (isGuid(name) ? name : String(skuOf(REMOVE, name, skus).skuId))),
  );
  assertNotBoth([...added.keys()], remove);
  if (withPlans) assertPlansFound(disabledPlanIds, [...added.values()]);
  return {
    add: [...added].map(([skuId, sku]) => {
      const plans = plansOf(sku, disabledPlanIds);
      return { skuId, disabledPlans: plans.length === 0 ? undefined : plans };
    }),
    remove,
  };
};
