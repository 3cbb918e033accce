import { GraphFault } from "../graphFault";
import type { SubscriptionHabits } from "./habits";
import { watchedPath } from "./resources";
import type { StoredSubscription } from "./stored";
import type { Wish } from "./wish";

const codes = { 403: "Forbidden", 429: "TooManyRequests" } as const;

const sortedTypes = (changeType: string): string => changeType.split(",").sort().join();

/** Refuses one too many for an app or the tenant. Users and groups are counted each for itself. */
const checkQuota = (
  applicationId: string,
  { watchable: { directory } }: Wish,
  living: readonly StoredSubscription[],
  { mostPerApp, mostPerTenant, overQuotaStatus }: SubscriptionHabits,
): void => {
  if (directory === undefined) return;
  const siblings = living.filter(({ watchable }) => watchable.directory === directory);
  const own = siblings.filter((other) => other.applicationId === applicationId);
  const refuse = (whose: string): GraphFault =>
    new GraphFault(
      overQuotaStatus,
      codes[overQuotaStatus],
      `The maximum number of subscriptions to ${directory} for ${whose} has been reached.`,
    );
  if (own.length >= mostPerApp) throw refuse("this app in this tenant");
  if (siblings.length >= mostPerTenant) throw refuse("this tenant");
};

/**
 * Refuses a second subscription of an app to the same changes of the same resource, and one too many.
 * @see https://learn.microsoft.com/graph/change-notifications-overview
 */
export const checkFree = (
  applicationId: string,
  wish: Wish,
  living: readonly StoredSubscription[],
  habits: SubscriptionHabits,
): void => {
  const name = ({ resource, changeType }: Wish): string =>
    `${watchedPath(resource).toLowerCase()} ${sortedTypes(changeType)}`;
  const twin = living.find(
    (other) => other.applicationId === applicationId && name(other) === name(wish),
  );
  if (twin !== undefined) {
    throw new GraphFault(
      409,
      "ObjectIdentifierInUse",
      `Subscription Id ${twin.id} already exists for the requested combination`,
    );
  }
  checkQuota(applicationId, wish, living, habits);
};
