import { entity, listOf, objects, optionalFlag, optionalText, type Schema, text } from "./common";

const optionalObject: Schema = { type: ["object", "null"] };
const optionalObjects: Schema = { ...objects, type: ["array", "null"] };
const optionalTexts: Schema = { type: ["array", "null"], items: { type: "string" } };

/** `status.errorCode` is 0 where the sign-in went well. */
export const signIns = listOf(
  entity({
    id: text,
    createdDateTime: text,
    userDisplayName: optionalText,
    userPrincipalName: optionalText,
    userId: optionalText,
    appId: optionalText,
    appDisplayName: optionalText,
    ipAddress: optionalText,
    clientAppUsed: optionalText,
    correlationId: optionalText,
    conditionalAccessStatus: optionalText,
    isInteractive: optionalFlag,
    riskDetail: optionalText,
    riskLevelAggregated: optionalText,
    riskLevelDuringSignIn: optionalText,
    riskState: optionalText,
    riskEventTypes: optionalTexts,
    riskEventTypes_v2: optionalTexts,
    resourceDisplayName: optionalText,
    resourceId: optionalText,
    status: optionalObject,
    deviceDetail: optionalObject,
    location: optionalObject,
    appliedConditionalAccessPolicies: optionalObjects,
  }),
);

/** `initiatedBy` holds the user or the app; `targetResources` what was changed. */
export const directoryAudits = listOf(
  entity({
    id: text,
    category: optionalText,
    correlationId: optionalText,
    result: optionalText,
    resultReason: optionalText,
    activityDisplayName: optionalText,
    activityDateTime: text,
    loggedByService: optionalText,
    operationType: optionalText,
    initiatedBy: optionalObject,
    targetResources: optionalObjects,
    additionalDetails: optionalObjects,
  }),
);
