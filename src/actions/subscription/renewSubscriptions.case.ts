import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";

const subscriptionId = "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e";
const notificationUrl = "https://hooks.example.com/trigger/entra";
const list = { body: { value: [{ id: subscriptionId, notificationUrl }] } };

export default {
  inputs: {},
  answers: [list, { body: { id: subscriptionId, expirationDateTime: "2026-12-20T18:00:00Z" } }],
  webhookUrls: { "Flow 1": notificationUrl },
  failures: [
    denied,
    { ...denied, before: [list] },
    { ...notFound(subscriptionId), before: [list] },
  ],
} satisfies ActionCase;
