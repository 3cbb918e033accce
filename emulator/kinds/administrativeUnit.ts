import type { KindFacts, Property, RelationFacts } from "./facts";

const WRITE = ["AdministrativeUnit.ReadWrite.All", "Directory.ReadWrite.All"];

const READ = ["AdministrativeUnit.Read.All", "Directory.Read.All", ...WRITE];

const properties: Record<string, Property> = {
  id: { type: "String", shown: true, write: "never", filter: "eq" },
  deletedDateTime: { type: "DateTimeOffset", shown: true, write: "never" },
  description: { type: "String", shown: true, filter: "eq* startsWith* null*" },
  displayName: {
    type: "String",
    shown: true,
    required: true,
    longest: 256,
    filter: "eq startsWith null*",
    orderby: "plain",
  },
  isMemberManagementRestricted: { type: "Boolean", shown: true, write: "create", filter: "eq" },
  membershipRule: { type: "String", shown: true },
  membershipRuleProcessingState: { type: "String", shown: true, values: ["On", "Paused"] },
  membershipType: { type: "String", shown: true, values: ["Assigned", "Dynamic"] },
  visibility: { type: "String", shown: true, values: ["HiddenMembership", "Public"] },
};

const relations: Record<string, RelationFacts> = {
  extensions: { many: true },
  members: { many: true, to: ["user", "group", "device"], writeBy: WRITE },
  scopedRoleMembers: { many: true, parts: { "any/id": "eq" } },
};

/**
 * A part of the tenant that roles can be limited to.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl.
 * Filters: microsoft-graph-docs-contrib@039d8ebc concepts/includes/filter-directory-objects.md.
 */
export const administrativeUnit: KindFacts = {
  title: "AdministrativeUnit",
  collection: "directory/administrativeUnits",
  uniqueKeys: [],
  properties,
  relations,
  permissions: {
    read: READ,
    create: WRITE,
    update: WRITE,
    remove: WRITE,
    readDeleted: READ,
    restore: WRITE,
    // https://learn.microsoft.com/graph/api/directory-deleteditems-delete
    purge: [],
  },
};
