import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";

export default {
  now: "2026-11-25T10:00:00Z",
  inputs: { includeOwners: true },
  answers: [
    {
      body: {
        value: [
          {
            id: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
            appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
            displayName: "Contoso Payroll",
            passwordCredentials: [
              {
                keyId: "f0b0b335-1d71-4883-8f98-567911bfdca6",
                displayName: "Payroll integration",
                endDateTime: "2026-12-05T10:00:00Z",
              },
            ],
            keyCredentials: [],
          },
        ],
      },
    },
    {
      body: {
        responses: [
          {
            id: "0",
            status: 200,
            body: {
              value: [
                {
                  "@odata.type": "#microsoft.graph.user",
                  id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
                  displayName: "Adele Vance",
                  userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
                },
              ],
            },
          },
        ],
      },
    },
  ],
  failures: [denied],
} satisfies ActionCase;
