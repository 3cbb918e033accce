import type { ResourceFacts } from "./resource";

/** A change of the directory: https://learn.microsoft.com/graph/api/resources/directoryaudit */
export const directoryAudit: ResourceFacts = {
  type: "directoryAudit",
  context: "auditLogs/directoryAudits",
  options: ["$filter", "$top"],
  properties: [
    "id",
    "category",
    "correlationId",
    "result",
    "resultReason",
    "activityDisplayName",
    "activityDateTime",
    "loggedByService",
    "operationType",
    "initiatedBy",
    "targetResources",
    "additionalDetails",
  ],
  filter: {
    activityDateTime: { type: "DateTimeOffset", operators: ["eq", "ge", "le"] },
    activityDisplayName: { type: "String", operators: ["eq", "startswith"] },
    category: { type: "String", operators: ["eq"] },
    correlationId: { type: "String", operators: ["eq"] },
    loggedByService: { type: "String", operators: ["eq"] },
    "initiatedBy/user/id": { type: "String", operators: ["eq"] },
    "initiatedBy/user/displayName": { type: "String", operators: ["eq"] },
    "initiatedBy/user/userPrincipalName": { type: "String", operators: ["eq", "startswith"] },
    "initiatedBy/app/appId": { type: "String", operators: ["eq"] },
    "initiatedBy/app/displayName": { type: "String", operators: ["eq"] },
    "targetResources/any/id": { type: "String", operators: ["eq"] },
    "targetResources/any/displayName": { type: "String", operators: ["eq", "startswith"] },
  },
  page: { usual: 1_000, largest: 1_000 },
};
