/** What subscriptions may do and need not. A test sets one to force it. */
export interface SubscriptionHabits {
  /**
   * For this many milliseconds of emulated time a list leaves a new subscription out and shows a deleted
   * one. One that is asked for by its id is not late.
   */
  listLagMs: number;
  /** So many of the next handshakes fail although the endpoint answered well: a second try goes through. */
  failingHandshakes: number;
  /** How a subscription to what the app may not read is refused. */
  deniedStatus: 401 | 403;
  /** How one too many is refused. */
  overQuotaStatus: 403 | 429;
  /** To users, and to groups: of an app in this tenant, and of all apps in it. */
  mostPerApp: number;
  mostPerTenant: number;
}

/** The quotas of https://learn.microsoft.com/graph/change-notifications-overview, and nothing odd. */
export const quietHabits = (): SubscriptionHabits => ({
  listLagMs: 0,
  failingHandshakes: 0,
  deniedStatus: 403,
  overQuotaStatus: 403,
  mostPerApp: 100,
  mostPerTenant: 1_000,
});
