import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound } from "../../../test/harness/graphFailures";
import { addOrRemoveGroupLicenseExamplePayload } from "../../examplePayloads/license";

const { groupId, added, removed, assignedLicenses } = addOrRemoveGroupLicenseExamplePayload.data;
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
        servicePlans: [{ servicePlanId: plan, servicePlanName: "YAMMER_ENTERPRISE" }],
      },
    ],
  },
};

const group = {
  body: {
    id: groupId,
    assignedLicenses: [{ skuId: removedSkuId, disabledPlans: [] }],
    licenseProcessingState: { state: "ProcessingComplete" },
  },
};

const before = [skus, group];

export default {
  inputs: {
    groupId,
    addSkuIds: [skuId],
    disabledPlanIds: [plan],
    removeSkuIds: [removedSkuId],
  },
  answers: [
    ...before,
    {
      status: 202,
      body: {
        id: groupId,
        createdDateTime: "2021-03-12T11:15:03Z",
        groupTypes: [],
        securityEnabled: true,
      },
    },
  ],
  failures: [
    denied,
    { ...notFound(groupId), before: [skus] },
    {
      ...badValue(
        `License ${skuId} does not correspond to a valid company License.`,
        "List Subscribed SKUs shows those that it has.",
      ),
      before,
    },
  ],
} satisfies ActionCase;
