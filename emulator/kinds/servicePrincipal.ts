import type { KindFacts, Property, RelationFacts } from "./facts";

const properties: Record<string, Property> = {
  id: { type: "String", shown: true, write: "never", filter: "eq" },
  deletedDateTime: { type: "DateTimeOffset", shown: true, write: "never", orderby: "advanced" },
  accountEnabled: { type: "Boolean", shown: true, filter: "eq" },
  alternativeNames: { type: "[String]", shown: true, filter: "eq startsWith" },
  appDescription: { type: "String", shown: true, write: "never" },
  appDisplayName: { type: "String", shown: true, write: "never" },
  appId: { type: "String", shown: true, required: true, write: "create", filter: "eq" },
  applicationTemplateId: { type: "String", shown: true, write: "never", filter: "eq" },
  appOwnerOrganizationId: { type: "Guid", shown: true, write: "never", filter: "eq*" },
  appRoleAssignmentRequired: {
    type: "Boolean",
    shown: true,
    notNull: true,
    unset: false,
    filter: "eq*",
  },
  // Not in the metadata, though it is shown and sorted by.
  createdDateTime: {
    type: "DateTimeOffset",
    shown: true,
    write: "never",
    orderby: "advanced",
  },
  description: { type: "String", shown: true, longest: 1024, filter: "eq* startsWith* null*" },
  disabledByMicrosoftStatus: { type: "String", shown: true, write: "never" },
  displayName: {
    type: "String",
    shown: true,
    longest: 256,
    filter: "eq startsWith null*",
    orderby: "advanced",
  },
  homepage: { type: "String", shown: true, filter: "eq* startsWith* null*" },
  loginUrl: { type: "String", shown: true },
  logoutUrl: { type: "String", shown: true },
  notes: { type: "String", shown: true, longest: 1024, filter: "eq* startsWith* null*" },
  notificationEmailAddresses: { type: "[String]", shown: true },
  preferredSingleSignOnMode: { type: "String", shown: true, filter: "eq" },
  preferredTokenSigningKeyThumbprint: { type: "String", shown: true },
  replyUrls: { type: "[String]", shown: true },
  servicePrincipalNames: { type: "[String]", shown: true, filter: "eq startsWith" },
  servicePrincipalType: { type: "String", shown: true, write: "never", filter: "eq" },
  signInAudience: { type: "String", shown: true, write: "never" },
  tags: { type: "[String]", shown: true, filter: "eq startsWith" },
  tokenEncryptionKeyId: { type: "Guid", shown: true },
  addIns: { type: "[addIn]", shown: true },
  appRoles: { type: "[appRole]", shown: true, write: "never" },
  info: {
    type: "informationalUrl",
    shown: true,
    write: "never",
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
  oauth2PermissionScopes: { type: "[permissionScope]", shown: true, write: "never" },
  passwordCredentials: { type: "[passwordCredential]", shown: true, write: "never" },
  resourceSpecificApplicationPermissions: {
    type: "[resourceSpecificPermission]",
    shown: true,
    write: "never",
  },
  samlSingleSignOnSettings: { type: "samlSingleSignOnSettings", shown: true },
  verifiedPublisher: {
    type: "verifiedPublisher",
    shown: true,
    write: "never",
    parts: { displayName: "eq* null*" },
    unset: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  },
  createdByAppId: { type: "String", write: "never" },
  isDisabled: { type: "Boolean", write: "never" },
  preferredTokenSigningKeyEndDateTime: {
    type: "DateTimeOffset",
    filterOnly: true,
    filter: "eq ge/le",
  },
  publisherName: { type: "String", filterOnly: true, filter: "eq startsWith" },
};

/** Those without `to` are served by other parts of Graph, or by routes that are not here. */
const relations: Record<string, RelationFacts> = {
  appManagementPolicies: { many: true },
  appRoleAssignedTo: { many: true, parts: { "any/id": "eq" } },
  appRoleAssignments: { many: true, parts: { "any/id": "eq" } },
  claimsMappingPolicies: { many: true },
  createdObjects: { many: true, parts: { "any/id": "eq*" } },
  delegatedPermissionClassifications: { many: true, parts: { "any/id": "eq" } },
  endpoints: { many: true },
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
  memberOf: { many: true, to: ["group"] },
  oauth2PermissionGrants: { many: true, parts: { "any/id": "eq" } },
  ownedObjects: { many: true, count: "1*" },
  owners: {
    many: true,
    to: ["user", "servicePrincipal"],
    expandable: true,
    count: "1*",
  },
  remoteDesktopSecurityConfiguration: { many: false },
  synchronization: { many: false },
  tokenIssuancePolicies: { many: true },
  tokenLifetimePolicies: { many: true },
  transitiveMemberOf: { many: true },
};

const WRITE = [
  "Application.ReadWrite.OwnedBy",
  "Application.ReadWrite.All",
  "Directory.ReadWrite.All",
];

/**
 * What an app is in one tenant: who signs in, and what roles are assigned of.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl.
 * Filters and orders: microsoft-graph-docs-contrib@039d8ebc concepts/includes/filter-directory-objects.md.
 */
export const servicePrincipal: KindFacts = {
  title: "ServicePrincipal",
  collection: "servicePrincipals",
  uniqueKeys: ["appId"],
  properties,
  relations,
  permissions: {
    read: ["Application.Read.All", "Directory.Read.All", ...WRITE],
    create: WRITE,
    update: WRITE,
    remove: WRITE,
    readDeleted: ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All"],
    restore: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
    purge: ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"],
  },
};
