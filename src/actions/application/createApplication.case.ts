import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, directoryFull, taken } from "../../../test/harness/graphFailures";
import { applicationExamplePayload } from "../../examplePayloads/application";

export default {
  inputs: { displayName: "Contoso Payroll" },
  answers: [{ status: 201, body: applicationExamplePayload.data }],
  failures: [denied, taken("identifierUris"), directoryFull],
} satisfies ActionCase;
