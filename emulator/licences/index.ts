import type { Clock } from "../clock";
import type { Directory, Entity } from "../directory";
import { createGroupLicences } from "./groups";
import {
  checkPlans,
  checkSkus,
  inherited,
  noneLeft,
  notLicensed,
  noUsageLocation,
  type Wish,
} from "./refusals";
import { type Sku, seededSkus } from "./skus";
import { type AssignmentState, licencesOf, plansOf, propertiesOf, statesOf } from "./states";

/** What the tenant has bought, and who has it: directly, or by a group a while later. */
export const createLicences = (clock: Clock, directory: Directory) => {
  const skus = seededSkus();
  const skuOf = (skuId: string): Sku | undefined => skus.find((sku) => sku.skuId === skuId);

  /** A user counts once for a SKU, whoever gave it. */
  const consumed = (skuId: string): number => {
    let count = 0;
    for (const user of directory.all("user"))
      if (licencesOf(user).some((licence) => licence.skuId === skuId)) count += 1;
    return count;
  };

  // Units in grace can still be assigned.
  const left = ({ skuId, prepaidUnits: { enabled, warning } }: Sku): number =>
    enabled + warning - consumed(skuId);

  const write = (user: Entity, states: readonly AssignmentState[]): Entity =>
    directory.update("user", user, propertiesOf(states, skuOf));

  const checkRemovals = (user: Entity, { remove }: Wish): void => {
    for (const skuId of remove) {
      const of = statesOf(user).filter((state) => state.skuId === skuId);
      if (of.length === 0) throw notLicensed();
      if (of.every(({ assignedByGroup }) => assignedByGroup !== null)) throw inherited();
    }
  };

  const checkUnits = (user: Entity, { add }: Wish): void => {
    if (add.length > 0 && typeof user.usageLocation !== "string") throw noUsageLocation();
    for (const { skuId } of add) {
      const sku = skuOf(skuId);
      const has = licencesOf(user).some((licence) => licence.skuId === skuId);
      if (sku !== undefined && !has && left(sku) <= 0) throw noneLeft(sku);
    }
  };

  /** Adds and removes direct licences of a user, all of them or none. */
  const assignToUser = (user: Entity, wish: Wish): Entity => {
    checkSkus(wish, skuOf);
    checkRemovals(user, wish);
    checkUnits(user, wish);
    const touched = new Set([...wish.remove, ...wish.add.map(({ skuId }) => skuId)]);
    const lastUpdatedDateTime = clock.now().toISOString();
    const states: AssignmentState[] = [
      ...statesOf(user).filter(
        ({ skuId, assignedByGroup }) => assignedByGroup !== null || !touched.has(skuId),
      ),
      ...wish.add.map((licence) => ({
        ...licence,
        assignedByGroup: null,
        state: "Active" as const,
        error: "None" as const,
        lastUpdatedDateTime,
      })),
    ];
    checkPlans(plansOf(propertiesOf(states, skuOf).assignedLicenses, skuOf));
    return write(user, states);
  };

  const { assignToGroup } = createGroupLicences(clock, directory, { skuOf, left, write });

  return { skus, skuOf, consumed, assignToUser, assignToGroup };
};

export type Licences = ReturnType<typeof createLicences>;
