import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";

const subscriptionId = "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e";
const notificationUrl = "https://hooks.example.com/trigger/entra";

export default {
  inputs: { subscriptionId, notificationUrl },
  answers: [{ body: subscriptionExamplePayload.data }],
  failures: [
    denied,
    notFound(subscriptionId),
    {
      status: 400,
      code: "InvalidRequest",
      message: "Subscription expiration can only be 41760 minutes in the future.",
      says: "Use an earlier Expiration Date Time",
      inputs: { notificationUrl: "", expirationDateTime: "2030-01-01T00:00:00Z" },
    },
  ],
} satisfies ActionCase;
