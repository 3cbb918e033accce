import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { getUserLicensesExamplePayload } from "../../examplePayloads/license";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

const [licence] = getUserLicensesExamplePayload.data.value;

export default {
  inputs: { userId },
  answers: [
    {
      body: {
        "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#users('${userId}')/licenseDetails`,
        value: [
          {
            id: "3RnS3Gi8m0u_C0ozp5a-NWAn38eBLPdOtXhbU5K1cd8",
            skuId: licence?.skuId,
            skuPartNumber: licence?.skuPartNumber,
            servicePlans: licence?.servicePlans,
          },
        ],
      },
    },
    {
      body: {
        assignedLicenses: [{ skuId: licence?.skuId, disabledPlans: [] }],
        licenseAssignmentStates: [
          {
            skuId: licence?.skuId,
            disabledPlans: [],
            assignedByGroup: licence?.assignedByGroups[0],
            state: "Active",
            error: "None",
            lastUpdatedDateTime: "2026-06-24T04:43:00Z",
          },
        ],
      },
    },
  ],
  failures: [denied, notFound(userId)],
} satisfies ActionCase;
