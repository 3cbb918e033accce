import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, wrongReference } from "../../../test/harness/graphFailures";

const administrativeUnitId = "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";

export default {
  inputs: { administrativeUnitId, memberId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" },
  answers: [{ status: 204 }],
  failures: [denied, notFound(administrativeUnitId), wrongReference],
} satisfies ActionCase;
