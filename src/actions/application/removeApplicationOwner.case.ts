import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const { code, message } = notFound(ownerId);

export default {
  inputs: { applicationObjectId, ownerId },
  answers: [{ status: 204 }],
  failures: [
    denied,
    {
      ...notFound(applicationObjectId),
      before: [{ status: 404, body: graphFault(code, message) }],
    },
  ],
} satisfies ActionCase;
