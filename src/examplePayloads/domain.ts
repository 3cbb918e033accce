import type { Domain } from "@microsoft/microsoft-graph-types";
import type { Page } from "../graph";

export const listDomainsExamplePayload: { data: Page<Domain> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#domains",
    value: [
      {
        authenticationType: "Managed",
        availabilityStatus: null,
        id: "contoso.onmicrosoft.com",
        isAdminManaged: true,
        isDefault: true,
        isInitial: true,
        isRoot: true,
        isVerified: true,
        supportedServices: ["Email", "OfficeCommunicationsOnline"],
        passwordValidityPeriodInDays: null,
        passwordNotificationWindowInDays: null,
        state: null,
      },
    ],
  },
};
