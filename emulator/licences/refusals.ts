import { badRequest } from "../graphFault";
import type { ServicePlan, Sku } from "./skus";
import { exclusionOf, missingDependencyOf, type SkuOf } from "./states";

/** What a caller of assignLicense wants, read and in small letters. */
export interface Wish {
  readonly add: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[];
  readonly remove: readonly string[];
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isGuid = (value: unknown): value is string => typeof value === "string" && GUID.test(value);

const areGuids = (value: unknown): value is string[] => Array.isArray(value) && value.every(isGuid);

const small = (ids: readonly string[]): string[] => ids.map((id) => id.toLowerCase());

/** Both lists must be there: https://learn.microsoft.com/graph/api/user-assignlicense */
export const readWish = (body: unknown): Wish => {
  const given = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const missing = ["addLicenses", "removeLicenses"].filter((name) => given[name] === undefined);
  if (missing.length > 0)
    throw badRequest(
      `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${missing.join(", ")}.`,
    );
  const { addLicenses, removeLicenses } = given;
  const unreadable = badRequest("Invalid value specified for the parameters of 'assignLicense'.");
  if (!Array.isArray(addLicenses) || !areGuids(removeLicenses)) throw unreadable;
  return {
    add: addLicenses.map((one: { skuId?: unknown; disabledPlans?: unknown } | null) => {
      const { skuId, disabledPlans = [] } = one ?? {};
      if (!isGuid(skuId) || !areGuids(disabledPlans)) throw unreadable;
      return { skuId: skuId.toLowerCase(), disabledPlans: small(disabledPlans) };
    }),
    remove: small(removeLicenses),
  };
};

// https://github.com/pnp/cli-microsoft365 src/m365/entra/commands/user/user-license-remove.spec.ts
const notOfCompany = (skuId: string) =>
  badRequest(`License ${skuId} does not correspond to a valid company License.`);

/** Refuses SKUs that the tenant does not have for people, and plans that a SKU does not have. */
export const checkSkus = ({ add, remove }: Wish, skuOf: SkuOf): void => {
  if (new Set(add.map(({ skuId }) => skuId)).size < add.length)
    throw badRequest("Request contains a property with duplicate values.");
  for (const { skuId, disabledPlans } of add) {
    const sku = skuOf(skuId);
    if (sku?.appliesTo !== "User") throw notOfCompany(skuId);
    const foreign = disabledPlans.find((id) => !sku.plans.some((one) => one.servicePlanId === id));
    if (foreign !== undefined)
      throw badRequest(`Service plan ${foreign} is not part of license ${skuId}.`);
    if (remove.includes(skuId))
      throw badRequest(`License ${skuId} cannot be added and removed in one request.`);
  }
  for (const skuId of remove) if (skuOf(skuId) === undefined) throw notOfCompany(skuId);
};

/** Refuses plans that need another one, or exclude each other. Both texts are [OBS]. */
export const checkPlans = (plans: readonly ServicePlan[]): void => {
  const dependency = missingDependencyOf(plans);
  if (dependency !== undefined)
    throw badRequest(
      `License assignment failed because service plan ${dependency[0]} depends on the service plan(s) ${dependency[1]}`,
    );
  const exclusion = exclusionOf(plans);
  if (exclusion !== undefined)
    throw badRequest(
      `License assignment failed because service plans ${exclusion[0]} and ${exclusion[1]} are mutually exclusive.`,
    );
};

export const noUsageLocation = () =>
  badRequest("License assignment cannot be done for user with invalid usage location.");

export const noneLeft = ({ skuId }: Sku) =>
  badRequest(`Subscription with SKU ${skuId} does not have any available licenses.`);

/** https://github.com/KelvinTegelaar/CIPP/issues/4090 */
export const inherited = () =>
  badRequest(
    "User license is inherited from a group membership and it cannot be removed directly from the user.",
  );

export const notLicensed = () => badRequest("User does not have a corresponding license.");
