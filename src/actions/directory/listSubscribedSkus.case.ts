import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { listSubscribedSkusExamplePayload } from "../../examplePayloads/license";

export default {
  inputs: {},
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#subscribedSkus",
        value: listSubscribedSkusExamplePayload.data.value.map(
          ({ available: _own, ...sku }) => sku,
        ),
      },
    },
  ],
  failures: [denied],
} satisfies ActionCase;
