import type { ListResult, Subscription } from "../graph";

type Entity = Subscription & { "@odata.context"?: string };

const subscription: Subscription = {
  id: "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e",
  resource: "users",
  applicationId: "de8bc8b5-d9f9-48b1-a8ad-b748da725064",
  changeType: "updated,deleted",
  clientState: null,
  notificationUrl: "https://hooks.example.com/trigger/entra",
  notificationQueryOptions: null,
  lifecycleNotificationUrl: "https://hooks.example.com/trigger/entra",
  expirationDateTime: "2026-12-20T18:00:00Z",
  creatorId: "9605bc51-2bfd-41f4-9223-4a7fc1bd4692",
  includeResourceData: null,
  latestSupportedTlsVersion: "v1_2",
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
};

export const subscriptionExamplePayload: { data: Entity } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#subscriptions/$entity",
    ...subscription,
  },
};

export const listSubscriptionsExamplePayload: { data: ListResult<Subscription> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#subscriptions",
    value: [subscription],
    cursor: null,
  },
};

export const deleteSubscriptionExamplePayload = {
  data: { success: true as const, subscriptionId: "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e" },
};

export const deleteInstancedSubscriptionsExamplePayload = {
  data: { success: true as const, subscriptionIds: ["e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e"] },
};

export const renewSubscriptionsExamplePayload = {
  data: {
    success: true,
    subscriptions: [
      {
        id: "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e",
        success: true,
        expirationDateTime: "2026-12-20T18:00:00Z",
        error: null,
      },
    ],
  },
};
