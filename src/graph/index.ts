export { advancedQuery } from "./advancedQuery";
export { clouds, GLOBAL_GRAPH, GLOBAL_LOGIN } from "./clouds";
export { type DeltaPage, deltaTarget, expiredDelta } from "./delta";
export {
  GraphError,
  isAlreadyMember,
  isExpiredToken,
  isNotFound,
  isNotMember,
  isUnauthorized,
} from "./graphError";
export { InputError } from "./inputError";
export {
  type ChangeItem,
  classifyNotification,
  newClientState,
  trustedItems,
} from "./notifications";
export { assertGraphOrigin, graphOrigin, isAbsoluteUrl, resolveGraphUrl } from "./origin";
export { collect, LARGEST_PAGE, largestPage, list, type Page } from "./paging";
export { graphPath } from "./path";
export type { GraphClient, GraphRequest, GraphResponse } from "./request";
export type { RetryPolicy } from "./retryDecision";
export {
  type Ensured,
  ensureSubscription,
  type SubscriptionState,
} from "./ensureSubscription";
export {
  type DesiredSubscription,
  deleteSubscriptions,
  findSubscription,
  LONGEST_LIFETIME_MINUTES,
  renewSubscription,
  SUBSCRIPTION_PERMISSION,
  type Subscription,
  subscriptionsTo,
  withLongestExpiry,
} from "./subscriptions";
export { batch } from "./batch";
export { createTransport, type Exchange } from "./transport";
export { createRecentCreations } from "./recentCreations";
