import { extensionAttributes } from "./extensionAttributes";
import type { KindFacts, Property, RelationFacts } from "./facts";

const WRITE = ["Device.ReadWrite.All", "Directory.ReadWrite.All"];

const READ = ["Device.Read.All", "Directory.Read.All", ...WRITE];

const properties: Record<string, Property> = {
  id: { type: "String", shown: true, write: "never", filter: "eq" },
  deletedDateTime: { type: "DateTimeOffset", shown: true, write: "never" },
  accountEnabled: { type: "Boolean", shown: true, filter: "eq" },
  alternativeSecurityIds: {
    type: "[alternativeSecurityId]",
    shown: true,
    parts: { "any/identityProvider": "eq* startsWith*", "any/type": "eq ge/le*" },
  },
  approximateLastSignInDateTime: {
    type: "DateTimeOffset",
    shown: true,
    write: "never",
    filter: "eq ge/le null*",
    orderby: "advanced",
  },
  complianceExpirationDateTime: { type: "DateTimeOffset", shown: true, write: "never" },
  deviceCategory: { type: "String", shown: true },
  deviceId: { type: "String", shown: true, filter: "eq" },
  deviceMetadata: { type: "String", shown: true },
  deviceOwnership: { type: "String", shown: true },
  deviceVersion: { type: "Int32", shown: true },
  displayName: {
    type: "String",
    shown: true,
    required: true,
    longest: 256,
    filter: "eq startsWith null*",
    orderby: "advanced",
  },
  enrollmentProfileName: { type: "String", shown: true },
  enrollmentType: { type: "String", shown: true },
  isCompliant: { type: "Boolean", shown: true, filter: "eq" },
  isManaged: { type: "Boolean", shown: true, filter: "eq" },
  isManagementRestricted: { type: "Boolean", write: "never" },
  isRooted: { type: "Boolean", shown: true },
  managementType: { type: "String", shown: true },
  manufacturer: { type: "String", shown: true, write: "never" },
  mdmAppId: { type: "String", shown: true, write: "never", filter: "eq null*" },
  model: { type: "String", shown: true, write: "never" },
  onPremisesLastSyncDateTime: {
    type: "DateTimeOffset",
    shown: true,
    write: "never",
    filter: "eq ge/le",
  },
  onPremisesSecurityIdentifier: { type: "String", write: "never", filter: "eq" },
  onPremisesSyncEnabled: { type: "Boolean", shown: true, write: "never", filter: "eq null*" },
  operatingSystem: { type: "String", shown: true, filter: "eq startsWith null*" },
  operatingSystemVersion: { type: "String", shown: true, filter: "eq startsWith null*" },
  physicalIds: { type: "[String]", shown: true, filter: "eq", count: "0*" },
  profileType: { type: "String", shown: true, filter: "eq" },
  registrationDateTime: {
    type: "DateTimeOffset",
    shown: true,
    write: "never",
    filter: "eq* ge/le* null*",
  },
  systemLabels: { type: "[String]", shown: true, count: "0*" },
  trustType: { type: "String", shown: true, write: "never", filter: "eq" },
  // v1.0 only filters by them.
  extensionAttributes: {
    type: "onPremisesExtensionAttributes",
    filterOnly: true,
    parts: extensionAttributes("eq* null*"),
  },
  hostnames: { type: "[String]", filterOnly: true, filter: "eq startsWith" },
};

const relations: Record<string, RelationFacts> = {
  extensions: { many: true },
  memberOf: { many: true, to: ["group", "administrativeUnit"], expandable: true },
  registeredOwners: { many: true },
  registeredUsers: { many: true },
  transitiveMemberOf: { many: true },
};

/**
 * A computer or a telephone that the tenant knows. Who registered it is kept as its owner.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl.
 * Filters: microsoft-graph-docs-contrib@039d8ebc concepts/includes/filter-directory-objects.md.
 */
export const device: KindFacts = {
  title: "Device",
  collection: "devices",
  uniqueKeys: ["deviceId"],
  properties,
  relations,
  permissions: {
    read: READ,
    create: WRITE,
    update: WRITE,
    remove: WRITE,
    readDeleted: READ,
    restore: WRITE,
    purge: WRITE,
  },
};
