import type { KindFacts, Property, RelationFacts } from "./facts";

const properties: Record<string, Property> = {
  id: { type: "String", shown: true, write: "never", filter: "eq" },
  deletedDateTime: { type: "DateTimeOffset", shown: true, write: "never", orderby: "advanced" },
  appId: { type: "String", shown: true, write: "never", filter: "eq" },
  applicationTemplateId: { type: "String", shown: true, write: "never" },
  disabledByMicrosoftStatus: { type: "String", shown: true, write: "never", filter: "eq" },
  createdDateTime: {
    type: "DateTimeOffset",
    shown: true,
    write: "never",
    filter: "eq ge/le null*",
    orderby: "advanced",
  },
  displayName: {
    type: "String",
    shown: true,
    required: true,
    longest: 256,
    filter: "eq startsWith null*",
    orderby: "advanced",
  },
  description: { type: "String", shown: true, longest: 1024, filter: "eq* startsWith* null*" },
  groupMembershipClaims: { type: "String", shown: true },
  identifierUris: { type: "[String]", shown: true, filter: "eq startsWith" },
  isDeviceOnlyAuthSupported: { type: "Boolean", shown: true },
  isFallbackPublicClient: { type: "Boolean", shown: true },
  nativeAuthenticationApisEnabled: { type: "nativeAuthenticationApisEnabled", shown: true },
  notes: { type: "String", shown: true, filter: "eq* startsWith* null*" },
  optionalClaims: { type: "optionalClaims", shown: true },
  publisherDomain: { type: "String", shown: true, write: "never", filter: "eq startsWith" },
  requestSignatureVerification: { type: "requestSignatureVerification", shown: true },
  samlMetadataUrl: { type: "String", shown: true },
  serviceManagementReference: { type: "String", shown: true, filter: "eq* startsWith* null*" },
  servicePrincipalLockConfiguration: { type: "servicePrincipalLockConfiguration", shown: true },
  signInAudience: {
    type: "String",
    shown: true,
    notNull: true,
    filter: "eq",
    values: [
      "AzureADMyOrg",
      "AzureADMultipleOrgs",
      "AzureADandPersonalMicrosoftAccount",
      "PersonalMicrosoftAccount",
    ],
  },
  tags: { type: "[String]", shown: true, filter: "eq startsWith" },
  tokenEncryptionKeyId: { type: "Guid", shown: true },
  uniqueName: { type: "String", shown: true, write: "once", filter: "eq startsWith" },
  verifiedPublisher: {
    type: "verifiedPublisher",
    shown: true,
    write: "never",
    parts: { displayName: "eq* null*" },
    unset: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  },
  certification: { type: "certification", shown: true, write: "never" },
  addIns: { type: "[addIn]", shown: true },
  api: {
    type: "apiApplication",
    shown: true,
    unset: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
  },
  appRoles: { type: "[appRole]", shown: true },
  info: {
    type: "informationalUrl",
    shown: true,
    parts: { logoUrl: "null*", termsOfServiceUrl: "eq*" },
    unset: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
  },
  keyCredentials: { type: "[keyCredential]", shown: true },
  parentalControlSettings: {
    type: "parentalControlSettings",
    shown: true,
    unset: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
  },
  passwordCredentials: { type: "[passwordCredential]", shown: true, write: "never" },
  publicClient: {
    type: "publicClientApplication",
    shown: true,
    parts: { "redirectUris/any": "eq* startsWith*" },
    unset: { redirectUris: [] },
  },
  requiredResourceAccess: {
    type: "[requiredResourceAccess]",
    shown: true,
    parts: { "any/resourceAppId": "eq*" },
  },
  spa: {
    type: "spaApplication",
    shown: true,
    parts: { "redirectUris/any": "eq* startsWith*" },
    unset: { redirectUris: [] },
  },
  web: {
    type: "webApplication",
    shown: true,
    parts: { homePageUrl: "eq* null*", "redirectUris/any": "eq* startsWith*" },
    unset: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
      redirectUriSettings: [],
    },
  },
  authenticationBehaviors: { type: "authenticationBehaviors" },
  createdByAppId: { type: "String", write: "never" },
  defaultRedirectUri: { type: "String" },
  isDisabled: { type: "Boolean", write: "never" },
  logo: { type: "Stream", write: "never" },
  managerApplications: { type: "[Guid]" },
  oauth2RequirePostResponse: { type: "Boolean" },
};

/** Those without `to` are served by other parts of Graph, or by routes that are not here. */
const relations: Record<string, RelationFacts> = {
  appManagementPolicies: { many: true },
  createdOnBehalfOf: { many: false, parts: { id: "eq" } },
  extensionProperties: { many: true, count: "0*" },
  federatedIdentityCredentials: {
    many: true,
    count: "0*",
    parts: {
      "any/issuer": "eq* startsWith*",
      "any/name": "eq* startsWith*",
      "any/subject": "eq* startsWith*",
    },
  },
  homeRealmDiscoveryPolicies: { many: true },
  owners: {
    many: true,
    to: ["user", "servicePrincipal"],
    expandable: true,
    writable: true,
    count: "0* 1*",
    writeBy: [
      ["Application.ReadWrite.OwnedBy", "Directory.Read.All"],
      ["Application.ReadWrite.All", "Directory.Read.All"],
      "Directory.ReadWrite.All",
    ],
  },
  synchronization: { many: false },
  tokenIssuancePolicies: { many: true },
  tokenLifetimePolicies: { many: true },
};

/**
 * The registration of an app.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl.
 * Filters and orders: microsoft-graph-docs-contrib@039d8ebc concepts/includes/filter-directory-objects.md.
 */
export const application: KindFacts = {
  title: "Application",
  collection: "applications",
  uniqueKeys: ["appId", "uniqueName"],
  upsertable: true,
  properties,
  relations,
  permissions: {
    read: [
      "Application.Read.All",
      "Application.ReadWrite.OwnedBy",
      "Application.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All",
    ],
    create: [
      "AppRegistration.Create",
      "Application.ReadWrite.OwnedBy",
      "Application.ReadWrite.All",
    ],
    update: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
    remove: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
    readDeleted: ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All"],
    restore: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
    purge: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
  },
};
