import type { PasswordCredential } from "@microsoft/microsoft-graph-types";

type Credential = PasswordCredential & { "@odata.context"?: string };

const keyId = "f0b0b335-1d71-4883-8f98-567911bfdca6";

export const addApplicationPasswordExamplePayload: { data: Credential } = {
  data: {
    "@odata.context":
      "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.passwordCredential",
    customKeyIdentifier: null,
    displayName: "Payroll integration",
    endDateTime: "2028-11-25T10:00:00Z",
    hint: "exa",
    keyId,
    secretText: "example-secret-that-is-shown-once",
    startDateTime: "2026-11-25T10:00:00Z",
  },
};

export const removeApplicationPasswordExamplePayload = {
  data: {
    success: true as const,
    applicationObjectId: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
    keyId,
    alreadyRemoved: false,
  },
};
