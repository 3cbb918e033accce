import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, synchronised } from "../../../test/harness/graphFailures";

const managerId = "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0";

export default {
  inputs: { userId: "10f17b99-784c-4526-8747-aec8a3159d6a", managerId },
  answers: [{ status: 204 }],
  failures: [denied, notFound(managerId), synchronised],
} satisfies ActionCase;
