import type { ExpiringCredential, Owner } from "../graph";

export const listExpiringCredentialsExamplePayload: {
  data: { value: (ExpiringCredential & { owners?: Owner[] | null })[]; checked: number };
} = {
  data: {
    value: [
      {
        applicationObjectId: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
        appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
        displayName: "Contoso Payroll",
        kind: "secret",
        keyId: "f0b0b335-1d71-4883-8f98-567911bfdca6",
        credentialName: "Payroll integration",
        endDateTime: "2026-12-05T10:00:00Z",
        daysLeft: 10,
        status: "expiring",
        owners: [
          {
            id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
            displayName: "Adele Vance",
            userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
          },
        ],
      },
    ],
    checked: 1,
  },
};
