import type { ResourceFacts } from "./resource";

/**
 * A sign-in of a person.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl.
 * Filters: https://learn.microsoft.com/graph/api/resources/signin; pages: microsoft-graph-docs-contrib@00e146a9
 * api/signin-list.md.
 */
export const signIn: ResourceFacts = {
  type: "signIn",
  context: "auditLogs/signIns",
  options: ["$filter", "$top"],
  properties: [
    "id",
    "createdDateTime",
    "userDisplayName",
    "userPrincipalName",
    "userId",
    "appId",
    "appDisplayName",
    "ipAddress",
    "clientAppUsed",
    "correlationId",
    "conditionalAccessStatus",
    "isInteractive",
    "riskDetail",
    "riskLevelAggregated",
    "riskLevelDuringSignIn",
    "riskState",
    "riskEventTypes",
    "riskEventTypes_v2",
    "resourceDisplayName",
    "resourceId",
    "status",
    "deviceDetail",
    "location",
    "appliedConditionalAccessPolicies",
  ],
  filter: {
    id: { type: "String", operators: ["eq"] },
    createdDateTime: { type: "DateTimeOffset", operators: ["eq", "ge", "le"] },
    userDisplayName: { type: "String", operators: ["eq", "startswith"] },
    userPrincipalName: { type: "String", operators: ["eq", "startswith"] },
    userId: { type: "String", operators: ["eq"] },
    appId: { type: "String", operators: ["eq"] },
    appDisplayName: { type: "String", operators: ["eq", "startswith"] },
    ipAddress: { type: "String", operators: ["eq", "startswith"] },
    clientAppUsed: { type: "String", operators: ["eq"] },
    correlationId: { type: "String", operators: ["eq"] },
    conditionalAccessStatus: { type: "String", operators: ["eq"] },
    resourceDisplayName: { type: "String", operators: ["eq"] },
    resourceId: { type: "String", operators: ["eq"] },
    riskState: { type: "String", operators: ["eq"] },
    riskLevelAggregated: { type: "String", operators: ["eq"] },
    riskLevelDuringSignIn: { type: "String", operators: ["eq"] },
    "status/errorCode": { type: "Int32", operators: ["eq"] },
    "location/city": { type: "String", operators: ["eq", "startswith"] },
    "location/state": { type: "String", operators: ["eq", "startswith"] },
    "location/countryOrRegion": { type: "String", operators: ["eq", "startswith"] },
    "deviceDetail/browser": { type: "String", operators: ["eq", "startswith"] },
    "deviceDetail/operatingSystem": { type: "String", operators: ["eq", "startswith"] },
  },
  page: { usual: 1_000, largest: 1_000 },
};
