import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound, objectFull } from "../../../test/harness/graphFailures";
import { addApplicationPasswordExamplePayload } from "../../examplePayloads/applicationPassword";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

export default {
  inputs: {
    applicationObjectId,
    displayName: "Payroll integration",
    startDateTime: "2026-11-25T10:00:00Z",
    endDateTime: "2028-11-25T10:00:00Z",
  },
  answers: [{ body: addApplicationPasswordExamplePayload.data }],
  secrets: [String(addApplicationPasswordExamplePayload.data.secretText)],
  failures: [
    denied,
    notFound(applicationObjectId),
    objectFull,
    badValue(
      "Credential lifetime exceeds the max value allowed as per assigned policy.",
      "An app management policy of the tenant forbids secrets, or shortens them.",
    ),
  ],
} satisfies ActionCase;
