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

export const groupChangeExamplePayload = handedOver([
  {
    changeType: "updated",
    id: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
    resource: "groups",
    changedProperties: null,
    record: {
      id: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
      createdDateTime: "2026-10-01T09:14:00Z",
      displayName: "Library Assist",
      groupTypes: ["Unified"],
      mailEnabled: true,
      mailNickname: "library",
      securityEnabled: false,
    },
    ...told,
    sequence: 1,
  },
  {
    changeType: "restored",
    id: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
    resource: "groups",
    changedProperties: null,
    record: {
      id: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
      createdDateTime: "2026-09-12T11:02:00Z",
      displayName: "Contoso Payroll",
      groupTypes: [],
      mailEnabled: false,
      mailNickname: "payroll",
      securityEnabled: true,
    },
    ...told,
    sequence: 2,
  },
]);

export const applicationChangeExamplePayload = handedOver([
  {
    changeType: "created",
    id: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
    resource: "applications",
    changedProperties: null,
    record: {
      id: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
      appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
      createdDateTime: "2026-11-22T05:41:00Z",
      displayName: "Contoso Payroll",
      signInAudience: "AzureADMyOrg",
    },
    ...told,
    sequence: 1,
  },
]);

export const membershipExamplePayload = handedOver([
  {
    changeType: "added",
    groupId: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
    memberId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    memberType: "user",
    relationship: "members",
    ...told,
    sequence: 1,
  },
  {
    changeType: "removed",
    groupId: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
    memberId: "8ffff70c-1c63-4860-b963-e34ec660931d",
    memberType: "user",
    relationship: "members",
    ...told,
    sequence: 2,
  },
]);
