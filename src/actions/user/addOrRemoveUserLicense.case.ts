import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound } from "../../../test/harness/graphFailures";
import { addOrRemoveUserLicenseExamplePayload } from "../../examplePayloads/license";

const { userId, added, removed, assignedLicenses } = addOrRemoveUserLicenseExamplePayload.data;
const [skuId = ""] = added;
const [removedSkuId = ""] = removed;
const [plan = ""] = assignedLicenses[0]?.disabledPlans ?? [];

const skus = {
  body: {
    value: [
      {
        skuId,
        skuPartNumber: "ENTERPRISEPACK",
        appliesTo: "User",
        servicePlans: [
          {
            servicePlanId: plan,
            servicePlanName: "YAMMER_ENTERPRISE",
            provisioningStatus: "Success",
            appliesTo: "User",
          },
        ],
      },
      { skuId: removedSkuId, skuPartNumber: "FLOW_FREE", appliesTo: "User", servicePlans: [] },
    ],
  },
};

const user = {
  body: {
    id: userId,
    usageLocation: null,
    assignedLicenses: [{ skuId: removedSkuId, disabledPlans: [] }],
    licenseAssignmentStates: [
      {
        skuId: removedSkuId,
        disabledPlans: [],
        assignedByGroup: null,
        state: "Active",
        error: "None",
        lastUpdatedDateTime: "2026-06-24T04:43:00Z",
      },
    ],
  },
};

const before = [skus, user];

const refused = (message: string, says: string) => ({ ...badValue(message, says), before });

export default {
  inputs: {
    userId,
    addSkuIds: ["ENTERPRISEPACK"],
    disabledPlanIds: ["YAMMER_ENTERPRISE"],
    removeSkuIds: ["FLOW_FREE"],
  },
  answers: [...before, { body: { id: userId, displayName: "Adele Vance" } }],
  failures: [
    denied,
    { ...notFound(userId), before: [skus] },
    refused(
      "License assignment cannot be done for user with invalid usage location.",
      "Fill in Usage Location",
    ),
    refused(
      `Subscription with SKU ${skuId} does not have any available licenses.`,
      "Buy more licences, or free one first.",
    ),
    refused(
      `License ${skuId} does not correspond to a valid company License.`,
      "List Subscribed SKUs shows those that it has.",
    ),
    refused("User does not have a corresponding license.", "There is nothing to remove"),
    refused(
      "User license is inherited from a group membership and it cannot be removed directly from the user.",
      "Remove the user from the group, or the licence from the group.",
    ),
    refused(
      `License assignment failed because service plan e95bec33-7c88-4a70-8e19-b10bd9d0c014 depends on the service plan(s) ${plan}`,
      "Put the first into Disabled Service Plans as well",
    ),
    refused(
      "License assignment failed because service plans 9aaf7827-d63c-4b61-89c3-182f06f82e5c and efb87545-963c-4e0d-99df-69c6916d9eb0 are mutually exclusive.",
      "Put one of the plans into Disabled Service Plans",
    ),
  ],
} satisfies ActionCase;
