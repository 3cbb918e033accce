import { entity, flag, optionalText, type Schema, success, text, texts } from "./common";

const count: Schema = { type: ["integer", "null"] };

const listOf = (items: Schema): Schema => ({ type: "array", items });

const wholeList = (items: Schema): Schema => ({
  type: "object",
  properties: { value: listOf(items) },
  required: ["value"],
});

const servicePlans = listOf(
  entity(
    {
      servicePlanId: optionalText,
      servicePlanName: optionalText,
      provisioningStatus: optionalText,
      appliesTo: optionalText,
    },
    ["servicePlanId"],
  ),
);

const assignedLicenses = listOf(
  entity({ skuId: text, disabledPlans: texts }, ["skuId", "disabledPlans"]),
);

/** Ids of SKUs: what was done, and what was so already. */
const changes = {
  added: texts,
  removed: texts,
  updated: texts,
  alreadyAssigned: texts,
  notAssigned: texts,
  assignedLicenses,
};

/** `notRemovable` is given by these groups only. */
export const changedUserLicenses: Schema = success({
  userId: text,
  ...changes,
  notRemovable: listOf(
    entity({ skuId: text, assignedByGroups: texts }, ["skuId", "assignedByGroups"]),
  ),
});

export const changedGroupLicenses: Schema = success({
  groupId: text,
  ...changes,
  stillBeingApplied: flag,
});

export const userLicenses: Schema = wholeList(
  entity(
    {
      skuId: text,
      skuPartNumber: optionalText,
      assignedDirectly: flag,
      assignedByGroups: texts,
      servicePlans,
    },
    ["skuId", "skuPartNumber", "assignedDirectly", "assignedByGroups", "servicePlans"],
  ),
);

/** `available` is how many more users can get the SKU. */
export const subscribedSkus: Schema = wholeList(
  entity(
    {
      id: text,
      skuId: text,
      skuPartNumber: optionalText,
      appliesTo: optionalText,
      capabilityStatus: optionalText,
      consumedUnits: count,
      prepaidUnits: {
        type: ["object", "null"],
        properties: { enabled: count, warning: count, suspended: count, lockedOut: count },
      },
      servicePlans,
      available: { type: "integer" },
    },
    ["skuId", "available"],
  ),
);
