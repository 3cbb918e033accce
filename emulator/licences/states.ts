import type { Entity } from "../directory";
import type { ServicePlan, Sku } from "./skus";

/** A licence of a user, and who gave it: `licenseAssignmentStates`. */
export interface AssignmentState {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
  /** Null: given to the user directly. */
  readonly assignedByGroup: string | null;
  readonly state: "Active" | "Error";
  readonly error: "None" | "CountViolation" | "MutuallyExclusiveViolation";
  readonly lastUpdatedDateTime: string;
}

export interface AssignedLicense {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

export type SkuOf = (skuId: string) => Sku | undefined;

export const statesOf = (user: Entity): readonly AssignmentState[] =>
  (user.licenseAssignmentStates as AssignmentState[] | undefined) ?? [];

export const licencesOf = (entity: Entity): readonly AssignedLicense[] =>
  (entity.assignedLicenses as AssignedLicense[] | undefined) ?? [];

/** A plan is off when each of those who gave the licence switched it off. */
const combined = (states: readonly AssignmentState[]): AssignedLicense[] => {
  const licences = new Map<string, AssignedLicense>();
  for (const { skuId, disabledPlans, state } of states) {
    if (state === "Error") continue;
    const others = licences.get(skuId);
    licences.set(skuId, {
      skuId,
      disabledPlans:
        others === undefined
          ? disabledPlans
          : others.disabledPlans.filter((id) => disabledPlans.includes(id)),
    });
  }
  return [...licences.values()];
};

/** The plans that licences switch on. */
export const plansOf = (licences: readonly AssignedLicense[], skuOf: SkuOf): ServicePlan[] =>
  licences.flatMap(({ skuId, disabledPlans }) =>
    (skuOf(skuId)?.plans ?? []).filter(
      ({ servicePlanId }) => !disabledPlans.includes(servicePlanId),
    ),
  );

/** The properties of a user that follow from who gave which licence. */
export const propertiesOf = (states: readonly AssignmentState[], skuOf: SkuOf) => {
  const assignedLicenses = combined(states);
  const since = (skuIds: readonly string[]) =>
    states.find(({ skuId }) => skuIds.includes(skuId))?.lastUpdatedDateTime;
  const plans = new Map(plansOf(assignedLicenses, skuOf).map((one) => [one.servicePlanId, one]));
  return {
    licenseAssignmentStates: states,
    assignedLicenses,
    assignedPlans: [...plans.values()].map(({ service, servicePlanId }) => ({
      assignedDateTime: since(
        assignedLicenses
          .filter(({ skuId }) =>
            skuOf(skuId)?.plans.some((one) => one.servicePlanId === servicePlanId),
          )
          .map(({ skuId }) => skuId),
      ),
      capabilityStatus: "Enabled",
      service,
      servicePlanId,
    })),
  };
};

/** Two plans that are on and may not be on together. */
export const exclusionOf = (
  plans: readonly ServicePlan[],
): readonly [string, string] | undefined => {
  for (const { servicePlanId, excludes = [] } of plans) {
    const other = plans.find((one) => excludes.includes(one.servicePlanId));
    if (other !== undefined) return [servicePlanId, other.servicePlanId];
  }
  return undefined;
};

/** A plan that is on, and the plan that it wants and that is off. */
export const missingDependencyOf = (
  plans: readonly ServicePlan[],
): readonly [string, string] | undefined => {
  for (const { servicePlanId, dependsOn = [] } of plans) {
    const missing = dependsOn.find((id) => !plans.some((one) => one.servicePlanId === id));
    if (missing !== undefined) return [servicePlanId, missing];
  }
  return undefined;
};
