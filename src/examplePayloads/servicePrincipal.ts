import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { ListResult } from "../graph";

type Entity = ServicePrincipal & { "@odata.context"?: string };

const payroll: ServicePrincipal = {
  id: "59e617e5-e447-4adc-8b88-00af644d7c92",
  deletedDateTime: null,
  accountEnabled: true,
  alternativeNames: [],
  appDescription: null,
  appDisplayName: "Contoso Payroll",
  appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
  applicationTemplateId: null,
  appOwnerOrganizationId: "84bd8158-6d4d-4958-8b9f-9d6445542f95",
  appRoleAssignmentRequired: false,
  description: null,
  disabledByMicrosoftStatus: null,
  displayName: "Contoso Payroll",
  homepage: null,
  loginUrl: null,
  logoutUrl: null,
  notes: null,
  notificationEmailAddresses: [],
  preferredSingleSignOnMode: null,
  preferredTokenSigningKeyThumbprint: null,
  replyUrls: [],
  servicePrincipalNames: ["631a96bc-a705-4eda-9f99-fdaf9f54f6a2"],
  servicePrincipalType: "Application",
  signInAudience: "AzureADMyOrg",
  tags: [],
  tokenEncryptionKeyId: null,
  addIns: [],
  appRoles: [
    {
      id: "ef7437e6-4f94-4a0a-a110-a439eb2aa8f7",
      allowedMemberTypes: ["User"],
      description: "May approve payments",
      displayName: "Approver",
      isEnabled: true,
      origin: "Application",
      value: "Payroll.Approve",
    },
  ],
  info: {
    logoUrl: null,
    marketingUrl: null,
    privacyStatementUrl: null,
    supportUrl: null,
    termsOfServiceUrl: null,
  },
  keyCredentials: [],
  oauth2PermissionScopes: [],
  passwordCredentials: [],
  resourceSpecificApplicationPermissions: [],
  samlSingleSignOnSettings: null,
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
};

const entityContext = "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals/$entity";

export const servicePrincipalExamplePayload: { data: Entity } = {
  data: { "@odata.context": entityContext, ...payroll },
};

export const createServicePrincipalExamplePayload: { data: Entity & { created: boolean } } = {
  data: { "@odata.context": entityContext, ...payroll, created: true },
};

export const listServicePrincipalsExamplePayload: { data: ListResult<ServicePrincipal> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals",
    value: [payroll],
    cursor: null,
  },
};
