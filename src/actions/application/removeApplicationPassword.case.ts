import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const keyId = "f0b0b335-1d71-4883-8f98-567911bfdca6";
const missing = notFound(applicationObjectId);

export default {
  inputs: { applicationObjectId, keyId },
  answers: [{ status: 204 }],
  failures: [
    denied,
    { ...missing, before: [{ status: 404, body: graphFault(missing.code, missing.message) }] },
    {
      ...badValue("No password credential found with keyId.", "Key ID is that of a certificate"),
      after: [{ body: { id: applicationObjectId, keyCredentials: [{ keyId }] } }],
    },
  ],
} satisfies ActionCase;
