import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";

const administrativeUnitId = "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";
const memberId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const { code, message } = notFound(memberId);

export default {
  inputs: { administrativeUnitId, memberId },
  answers: [{ status: 204 }],
  failures: [
    denied,
    {
      ...notFound(administrativeUnitId),
      before: [{ status: 404, body: graphFault(code, message) }],
    },
  ],
} satisfies ActionCase;
