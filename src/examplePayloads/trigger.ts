import type { HttpResponse, TriggerPayload } from "@prismatic-io/spectral";

const attributes = {
  customer: { id: "customerId", name: "Customer 1", externalId: "customerExternalId" },
  instance: { id: "instanceId", name: "Instance 1" },
  user: { id: "userId", email: "user@example.com", name: "User 1", externalId: "userExternalId" },
  integration: {
    id: "integrationId",
    name: "Integration 1",
    versionSequenceId: "1",
    externalVersion: "1.0.0",
  },
  flow: { id: "flowId", name: "Flow 1", stableId: "flowStableId" },
};

/** The platform's payload around the notification that Graph sends for one changed object. */
const notified = (type: "User" | "Group", id: string): TriggerPayload => {
  const resource = `${type}s/${id}`;
  const notification = {
    value: [
      {
        changeType: "updated",
        resource,
        resourceData: {
          "@odata.type": `#Microsoft.Graph.${type}`,
          "@odata.id": resource,
          id,
          organizationId: "84bd8158-6d4d-4958-8b9f-9d6445542f95",
          eventTime: "2026-11-22T01:47:00.2455823Z",
        },
        subscriptionExpirationDateTime: "2026-12-20T18:00:00.000+00:00",
        subscriptionId: "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e",
        tenantId: "84bd8158-6d4d-4958-8b9f-9d6445542f95",
      },
    ],
  };
  const told = { event: "notification", ...notification, rejected: 0 };
  return {
    headers: { "content-type": "application/json" },
    queryParameters: {},
    rawBody: { data: JSON.stringify(told), contentType: "application/json" },
    body: { data: told, contentType: "application/json" },
    pathFragment: "",
    webhookUrls: { "Flow 1": "https://hooks.example.com/trigger/entra" },
    webhookApiKeys: { "Flow 1": [] },
    invokeUrl: "https://hooks.example.com/trigger/entra",
    executionId: "executionId",
    startedAt: "2026-11-22T01:47:02.000Z",
    globalDebug: false,
    ...attributes,
  };
};

const accepted: HttpResponse = { statusCode: 202, contentType: "text/plain", body: "" };

export const userNotificationExamplePayload = {
  branch: "Notification" as const,
  payload: notified("User", "87d349ed-44d7-43e1-9a83-5f2406dee5bd"),
  response: accepted,
};

export const groupNotificationExamplePayload = {
  branch: "Notification" as const,
  payload: notified("Group", "b320ee12-b1cd-4cca-b648-a437be61c5cd"),
  response: accepted,
};
