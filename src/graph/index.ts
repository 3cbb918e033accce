export { type AdvancedQueryMode, type Collection, withAdvancedQuery } from "./advancedQuery";
export { type BatchResult, batch } from "./batch";
export { clouds, GLOBAL_GRAPH, GLOBAL_LOGIN } from "./clouds";
export { type DeltaPage, deltaTarget, expiredDelta } from "./delta";
export {
  type Ensured,
  ensureSubscription,
  type SubscriptionState,
} from "./ensureSubscription";
export {
  GraphError,
  isAlreadyMember,
  isExpiredToken,
  isNotFound,
  isNotMember,
} from "./errors/graphError";
export type { Granted } from "./errors/graphFailure";
export { InputError } from "./errors/inputError";
export {
  type LeastPermissions,
  type Permission,
  permissionFor,
  permissionText,
} from "./errors/permission";
export { isTokenRefusal } from "./errors/unauthorized";
export { redaction } from "./errors/redact";
export { isGuid } from "./guid";
export { header } from "./http/header";
export { createTenantCreations } from "./http/recentCreations";
export type { GraphClient, GraphRequest, GraphResponse, Purpose } from "./http/request";
export type { RetryPolicy } from "./http/retryDecision";
export { createTransport, type TraceEntry } from "./http/transport";
export { isObject } from "./isObject";
export {
  leftOutServicePrincipals,
  type Member,
  type MemberKind,
  memberCast,
  withheldText,
} from "./member";
export {
  type ChangeItem,
  classifyNotification,
  trustedItems,
} from "./notifications";
export { collect, LARGEST_PAGE, largestPage, list, type Page, readPage } from "./paging";
export { batchFailure } from "./rawBatch";
export {
  type DesiredSubscription,
  deleteSubscriptions,
  findSubscription,
  LONGEST_LIFETIME_MINUTES,
  renewSubscription,
  type Subscription,
  subscriptionsTo,
  withLongestExpiry,
} from "./subscriptions";
export { type Upserted, upserted } from "./upserted";
export { assertGraphOrigin, graphOrigin, isAbsoluteUrl, resolveGraphUrl } from "./urls/origin";
export { graphPath } from "./urls/path";
export type { Query } from "./urls/query";
export { shownQuery } from "./urls/shownQuery";
