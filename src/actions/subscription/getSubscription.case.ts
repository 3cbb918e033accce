import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";

const subscriptionId = "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e";

export default {
  inputs: { subscriptionId },
  answers: [{ body: subscriptionExamplePayload.data }],
  failures: [denied, notFound(subscriptionId)],
} satisfies ActionCase;
