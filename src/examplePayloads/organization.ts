import type { Organization } from "@microsoft/microsoft-graph-types";

const tenantId = "84841066-274d-4ec0-a5c1-276be684bdd3";

export const getOrganizationExamplePayload: { data: Organization & { tenantId: string } } = {
  data: {
    id: tenantId,
    deletedDateTime: null,
    businessPhones: ["425-555-0100"],
    city: null,
    country: null,
    countryLetterCode: "NL",
    createdDateTime: "2021-08-02T10:30:06Z",
    displayName: "Contoso",
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    preferredLanguage: "en",
    tenantType: "AAD",
    technicalNotificationMails: ["admin@contoso.com"],
    verifiedDomains: [
      {
        capabilities: "Email, OfficeCommunicationsOnline",
        isDefault: true,
        isInitial: true,
        name: "Contoso.onmicrosoft.com",
        type: "Managed",
      },
    ],
    tenantId,
  },
};
