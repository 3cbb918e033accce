import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";

const subscriptionId = "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e";

export default {
  inputs: { subscriptionId },
  answers: [{ status: 204 }],
  failures: [denied, notFound(subscriptionId)],
} satisfies ActionCase;
