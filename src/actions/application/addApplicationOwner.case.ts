import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, wrongReference } from "../../../test/harness/graphFailures";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

export default {
  inputs: { applicationObjectId, ownerId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" },
  answers: [{ status: 204 }],
  failures: [denied, notFound(applicationObjectId), wrongReference],
} satisfies ActionCase;
