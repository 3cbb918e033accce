export { type AdvancedQueryMode, type Collection, withAdvancedQuery } from "./advancedQuery";
export { type BatchResult, batch } from "./batch";
export { checkMemberGroups } from "./checkMemberGroups";
export { clouds, GLOBAL_GRAPH, GLOBAL_LOGIN } from "./clouds";
export { type DeltaPage, deltaTarget, expiredDelta } from "./delta";
export { ensureSubscription } from "./ensureSubscription";
export { entity } from "./entity";
export { brokenAnswer } from "./errors/brokenAnswer";
export {
  GraphError,
  isAlreadyMember,
  isExpiredToken,
  isTaken,
} from "./errors/graphError";
export type { Granted } from "./errors/graphFailure";
export { InputError } from "./errors/inputError";
export {
  type LeastPermissions,
  type Permission,
  permissionFor,
  permissionText,
} from "./errors/permission";
export { redaction } from "./errors/redact";
export { isTokenRefusal } from "./errors/unauthorized";
export { fingerprint } from "./fingerprint";
export { generatePassword } from "./generatePassword";
export { assertGoneReference } from "./goneReference";
export { isGuid } from "./guid";
export { holdsInexactNumber } from "./http/exactJson";
export { header } from "./http/header";
export { createTenantCreations } from "./http/recentCreations";
export type { GraphClient, GraphRequest, GraphResponse, Purpose } from "./http/request";
export type { RetryPolicy } from "./http/retryDecision";
export { createTransport, type TraceEntry } from "./http/transport";
export { isObject } from "./isObject";
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
export type { Ensured, EnsureOptions } from "./ownSubscriptions";
export {
  collect,
  LARGEST_PAGE,
  type ListExtent,
  type ListResult,
  largestPage,
  list,
  type Page,
  readPage,
} from "./paging";
export { type Coverage, coverageOf } from "./permissions/coverage";
export { batchFailure } from "./rawBatch";
export { type SearchResult, searchable, searchClauses } from "./search";
export { LONGEST_LIFETIME_MINUTES, withLongestExpiry } from "./subscriptionExpiry";
export {
  type Gap,
  gapSince,
  type SubscriptionState,
  sameCombination,
} from "./subscriptionState";
export {
  type DesiredSubscription,
  deleteSubscriptions,
  findSubscription,
  namingTheOther,
  type Subscription,
  subscriptionsTo,
  tryDeleteSubscriptions,
  withSecondHandshake,
} from "./subscriptions";
export { wait, within } from "./time";
export { type Upserted, upserted } from "./upserted";
export { odataText } from "./urls/literal";
export { assertGraphOrigin, graphOrigin, isAbsoluteUrl, resolveGraphUrl } from "./urls/origin";
export { graphPath } from "./urls/path";
export type { Query } from "./urls/query";
export { shownQuery } from "./urls/shownQuery";
