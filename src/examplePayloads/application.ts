import type { Application } from "@microsoft/microsoft-graph-types";
import type { ListResult, Upserted } from "../graph";

type Entity = Application & { "@odata.context"?: string };

const payroll: Application = {
  id: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
  deletedDateTime: null,
  isFallbackPublicClient: null,
  appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
  applicationTemplateId: null,
  identifierUris: [],
  createdDateTime: "2019-09-17T19:10:35.2742618Z",
  displayName: "Contoso Payroll",
  isDeviceOnlyAuthSupported: null,
  groupMembershipClaims: null,
  optionalClaims: null,
  addIns: [],
  publisherDomain: "contoso.onmicrosoft.com",
  signInAudience: "AzureADMyOrg",
  tags: [],
  tokenEncryptionKeyId: null,
  api: {
    requestedAccessTokenVersion: 2,
    acceptMappedClaims: null,
    knownClientApplications: [],
    oauth2PermissionScopes: [],
    preAuthorizedApplications: [],
  },
  appRoles: [],
  publicClient: { redirectUris: [] },
  info: {
    termsOfServiceUrl: null,
    supportUrl: null,
    privacyStatementUrl: null,
    marketingUrl: null,
    logoUrl: null,
  },
  keyCredentials: [],
  parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
  passwordCredentials: [],
  requiredResourceAccess: [],
  web: {
    redirectUris: [],
    homePageUrl: null,
    logoutUrl: null,
    implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
  },
};

const entityContext = "https://graph.microsoft.com/v1.0/$metadata#applications/$entity";

export const applicationExamplePayload: { data: Entity } = {
  data: { "@odata.context": entityContext, ...payroll },
};

export const listApplicationsExamplePayload: { data: ListResult<Application> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications",
    value: [payroll],
    cursor: null,
  },
};

export const applicationChangedExamplePayload = {
  data: { success: true as const, applicationObjectId: "03ef14b0-ca33-4840-8f4f-d6e91916010e" },
};

export const upsertApplicationExamplePayload: { data: Upserted<Entity> } = {
  data: {
    "@odata.context": entityContext,
    ...payroll,
    uniqueName: "contoso-payroll",
    created: true,
  },
};
