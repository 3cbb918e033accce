import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";

const deletedItemId = "46cc6179-19d0-473e-97ad-6ff84347bbbb";

export default {
  inputs: { deletedItemId },
  answers: [{ status: 204 }],
  failures: [
    denied,
    {
      ...notFound(deletedItemId),
      says: "It was not deleted. Delete it first, then permanently.",
      after: [{ body: { id: deletedItemId } }],
    },
  ],
} satisfies ActionCase;
