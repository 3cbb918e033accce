import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";

const subscriptionId = "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e";
const notificationUrl = "https://hooks.example.com/trigger/entra";
const list = { body: { value: [{ id: subscriptionId, notificationUrl }] } };

export default {
  inputs: {},
  answers: [list, { status: 204 }],
  webhookUrls: { "Flow 1": notificationUrl },
  failures: [denied, { ...denied, before: [list] }],
} satisfies ActionCase;
