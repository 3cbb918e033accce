import type { TemporaryAccessPassAuthenticationMethod } from "@microsoft/microsoft-graph-types";
import type { AuthenticationMethod, BulkResult, Page } from "../graph";

const methodsOf =
  "https://graph.microsoft.com/v1.0/$metadata#users('87d349ed-44d7-43e1-9a83-5f2406dee5bd')/authentication";

export const listAuthenticationMethodsExamplePayload: {
  data: Page<AuthenticationMethod & Record<string, unknown>>;
} = {
  data: {
    "@odata.context": `${methodsOf}/methods`,
    value: [
      {
        "@odata.type": "#microsoft.graph.passwordAuthenticationMethod",
        id: "28c10230-6103-485e-b985-444c60001490",
        password: null,
        createdDateTime: "2026-09-01T08:00:00Z",
      },
      {
        "@odata.type": "#microsoft.graph.phoneAuthenticationMethod",
        id: "3179e48a-750b-4051-897c-87b9720928f7",
        phoneNumber: "+1 4255550109",
        phoneType: "mobile",
        smsSignInState: "notSupported",
      },
      {
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethod",
        id: "_jpuR-TGZtk6aQCLF3BQjA2",
        displayName: "Key of Adele",
        createdDateTime: "2026-09-02T08:00:00Z",
        aaGuid: "cb69481e-8ff7-4039-93ec-0a2729a154a8",
        model: "YubiKey 5 Series",
        attestationCertificates: [],
        attestationLevel: "attested",
      },
    ],
  },
};

export const createTemporaryAccessPassExamplePayload: {
  data: TemporaryAccessPassAuthenticationMethod & {
    "@odata.context"?: string;
    "@odata.type"?: string;
  };
} = {
  data: {
    "@odata.context": `${methodsOf}/temporaryAccessPassMethods/$entity`,
    "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethod",
    id: "6f1967b7-15e8-4935-ac26-d50770ed07a7",
    temporaryAccessPass: "8kCFjv3zQ2aE",
    createdDateTime: "2026-12-20T17:55:00Z",
    startDateTime: "2026-12-20T18:00:00Z",
    lifetimeInMinutes: 60,
    isUsableOnce: true,
    isUsable: true,
    methodUsabilityReason: "EnabledByPolicy",
  },
};

export const resetAuthenticationMethodsExamplePayload: {
  data: BulkResult<{ readonly kind: string; readonly kept: boolean }>;
} = {
  data: {
    success: true,
    total: 2,
    succeeded: 2,
    failed: 0,
    results: [
      {
        index: 0,
        id: "3179e48a-750b-4051-897c-87b9720928f7",
        success: true,
        kind: "phone",
        kept: false,
        error: null,
      },
      {
        index: 1,
        id: "_jpuR-TGZtk6aQCLF3BQjA2",
        success: true,
        kind: "fido2",
        kept: true,
        error: null,
      },
    ],
  },
};
