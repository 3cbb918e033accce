import type { TriggerPayload } from "@prismatic-io/spectral";
import { userNotificationExamplePayload } from "./trigger";

/** The platform's payload around events, as a flow gets them with a batch size above 1. */
const handedOver = <T>(events: T[]) => {
  const { payload } = userNotificationExamplePayload;
  const contentType = "application/json";
  const {
    rawBody: _raw,
    body: _body,
    headers: _headers,
    ...rest
  } = payload satisfies TriggerPayload;
  return {
    payload: {
      ...rest,
      headers: { "prismatic-invoke-type": "Scheduled" },
      rawBody: { data: null },
      body: { data: events, contentType },
    },
  };
};

const told = {
  resync: false,
  round: "7b1f7c0e-5a2c-4b53-9c1d-0a4f3c1f6f10",
  observedAt: "2026-11-22T06:00:02.000Z",
};

export const userChangeExamplePayload = handedOver([
  {
    changeType: "created",
    id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    resource: "users",
    changedProperties: null,
    record: {
      id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
      displayName: "Adele Vance",
      jobTitle: "Retail Manager",
      userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
    },
    ...told,
    sequence: 1,
  },
  {
    changeType: "softDeleted",
    id: "8ffff70c-1c63-4860-b963-e34ec660931d",
    resource: "users",
    changedProperties: null,
    record: null,
    ...told,
    sequence: 2,
  },
]);
