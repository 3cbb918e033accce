import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

export default {
  inputs: { applicationObjectId },
  answers: [{ status: 204 }],
  failures: [denied, notFound(applicationObjectId)],
} satisfies ActionCase;
