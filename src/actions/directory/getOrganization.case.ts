import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, unknownProperty } from "../../../test/harness/graphFailures";
import { getOrganizationExamplePayload } from "../../examplePayloads/organization";

const { tenantId, ...tenant } = getOrganizationExamplePayload.data;

export default {
  inputs: {},
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#organization",
        value: [tenant],
      },
    },
  ],
  failures: [denied, unknownProperty("organization")],
} satisfies ActionCase;
