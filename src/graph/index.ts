export { type AdvancedQueryMode, type Collection, withAdvancedQuery } from "./advancedQuery";
export {
  type AuthenticationMethod,
  type AuthenticationMethodKind,
  authenticationMethodKinds,
} from "./authenticationMethod";
export { type BatchOptions, type BatchResult, batch } from "./batch";
export { addMembers } from "./bulk/addMembers";
export {
  assertNoneFailed,
  type BulkEntry,
  type BulkError,
  type BulkOutcome,
  type BulkResult,
  bulkError,
  bulkResult,
  invalidEntry,
  LONGEST_BULK_MS,
  MOST_REFERENCES,
  MOST_WRITES,
} from "./bulk/bulkResult";
export { assertDependencies } from "./bulk/dependencies";
export { answerRepeats, distinctIds } from "./bulk/distinctIds";
export {
  addReferences,
  bindings,
  type NotAdded,
  splitReferences,
} from "./bulk/groupReferences";
export type { Already } from "./bulk/memberOutcomes";
export { membershipPlan } from "./bulk/membershipPlan";
export { readMembers } from "./bulk/readMembers";
export { removeMembers } from "./bulk/removeMembers";
export { type DependentRequest, runBatches } from "./bulk/runBatches";
export { type BulkWrite, writeEach } from "./bulk/writeEach";
export { checkMemberGroups } from "./checkMemberGroups";
export { chunks } from "./chunks";
export { clouds, GLOBAL_GRAPH, GLOBAL_LOGIN } from "./clouds";
export {
  type DeletedItem,
  type DeletedItemKind,
  deletedItemKinds,
  deletedItemType,
} from "./deletedItem";
export { deltaTarget, expiredDelta } from "./delta";
export { type Changes, collectChanges, type DeltaPage, readChanges } from "./deltaRound";
export { ensureSubscription } from "./ensureSubscription";
export { entity } from "./entity";
export { brokenAnswer } from "./errors/brokenAnswer";
export {
  GraphError,
  isAlreadyMember,
  isExpiredToken,
  isNoPhoto,
  isNotFound,
  isRoleAssigned,
  isRoleAssignmentGone,
  isTaken,
} from "./errors/graphError";
export type { Granted } from "./errors/graphFailure";
export { InputError } from "./errors/inputError";
export { isOutcomeUnknown, safeToRepeat } from "./errors/outcome";
export {
  type LeastPermissions,
  type Permission,
  permissionFor,
  permissionText,
} from "./errors/permission";
export { redaction } from "./errors/redact";
export { isTokenRefusal } from "./errors/unauthorized";
export { withProgress } from "./errors/withProgress";
export {
  type ExpiringCredential,
  holderPath,
  readExpiring,
} from "./expiringCredentials";
export { fingerprint } from "./fingerprint";
export { generatePassword } from "./generatePassword";
export { assertGoneReference, removeReference, tryRemoval } from "./goneReference";
export { isGuid } from "./guid";
export { holdsInexactNumber } from "./http/exactJson";
export { header } from "./http/header";
export type { Method } from "./http/method";
export { createTenantCreations } from "./http/recentCreations";
export type { GraphClient, GraphRequest, GraphResponse, Purpose } from "./http/request";
export { defaultRetryPolicy, type RetryPolicy } from "./http/retryDecision";
export { createThrottleGates } from "./http/throttleGate";
export { createTransport } from "./http/transport";
export type { TraceEntry } from "./http/transportSettings";
export { type ImageType, imageType, readImage } from "./image";
export { isObject } from "./isObject";
export * from "./licences";
export { type ListExtent, type ListResult, list } from "./list";
export {
  LOOK_UP_PROPERTIES,
  type LookUp,
  type LookUpProperty,
  lookUpUser,
  takenByAnother,
} from "./lookUpUser";
export {
  leftOutServicePrincipals,
  type Member,
  type MemberKind,
  memberCast,
  memberSearch,
  withheldText,
} from "./member";
export {
  type ChangeItem,
  classifyNotification,
  type Trust,
  trustedItems,
  withoutSecret,
} from "./notifications";
export {
  type OffboardingResult,
  type OffboardingStep,
  offboard,
  offboardingSteps,
} from "./offboarding/offboard";
export { type Owner, ownersOf } from "./ownersOf";
export type { Ensured, EnsureOptions } from "./ownSubscriptions";
export {
  collect,
  collectAny,
  items,
  LARGEST_PAGE,
  largestPage,
  type Page,
  readPage,
} from "./paging";
export { type Coverage, coverageOf } from "./permissions/coverage";
export { batchFailure } from "./rawBatch";
export { type MethodOutcome, resetMethods } from "./resetMethods";
export { resolveAllUserIds } from "./resolveUserIds";
export { type SearchResult, searchable, searchClauses } from "./search";
export { setNewest } from "./setNewest";
export type { DesiredSubscription, Subscription } from "./subscription";
export { LONGEST_LIFETIME_MINUTES, withLongestExpiry } from "./subscriptionExpiry";
export {
  type Gap,
  gapSince,
  nextState,
  type SubscriptionState,
  sameCombination,
} from "./subscriptionState";
export {
  deleteSubscriptions,
  findSubscription,
  subscriptionsTo,
  tryDeleteSubscriptions,
} from "./subscriptions";
export { wait, within } from "./time";
export { type Upserted, upserted } from "./upserted";
export { odataText } from "./urls/literal";
export { assertGraphOrigin, graphOrigin, isAbsoluteUrl, resolveGraphUrl } from "./urls/origin";
export { graphPath } from "./urls/path";
export type { Query } from "./urls/query";
export { shownQuery } from "./urls/shownQuery";
export { withConflictNamed } from "./withConflictNamed";
export { withSecondHandshake } from "./withSecondHandshake";
