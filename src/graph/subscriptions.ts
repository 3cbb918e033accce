import { addMinutes } from "date-fns";
import { allowedMinutes, isNotFound } from "./graphError";
import { collect } from "./paging";
import { graphPath } from "./path";
import type { GraphClient } from "./request";

/** @see https://learn.microsoft.com/graph/api/resources/subscription */
export interface Subscription {
  id: string;
  resource: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl?: string | null;
  /** ISO 8601 in UTC. */
  expirationDateTime: string;
  applicationId?: string | null;
  clientState?: string | null;
  creatorId?: string | null;
  latestSupportedTlsVersion?: string | null;
  notificationQueryOptions?: string | null;
  notificationUrlAppId?: string | null;
  includeResourceData?: boolean | null;
  encryptionCertificate?: string | null;
  encryptionCertificateId?: string | null;
}

/** What a trigger wants to exist in Graph. */
export interface DesiredSubscription {
  /** `users`, `groups`, … */
  readonly resource: string;
  /** `updated`, `deleted` or `updated,deleted`. */
  readonly changeType: string;
  readonly notificationUrl: string;
  /** The builder's own expiry, ISO 8601; absent for the longest that Graph allows. */
  readonly expirationDateTime?: string | undefined;
  /** Named when Graph answers 403. */
  readonly permission: string;
}

/**
 * 29 days, the longest that Graph keeps a subscription to directory objects.
 * @see https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime
 */
export const LONGEST_LIFETIME_MINUTES = 41_760;

/** Graph asks for the permission to read what is watched, for every call about a subscription. */
export const SUBSCRIPTION_PERMISSION =
  "the read permission of the resource (User.Read.All for users, Group.Read.All for groups)";

const expiry = (now: Date, minutes: number): string => addMinutes(now, minutes).toISOString();

/**
 * Calls `send` with the longest expiry; when Graph names a shorter limit, for another resource or
 * because its clock differs, calls it once more with a minute less than that.
 */
export const withLongestExpiry = async <T>(
  now: Date,
  send: (expirationDateTime: string) => Promise<T>,
): Promise<T> => {
  try {
    return await send(expiry(now, LONGEST_LIFETIME_MINUTES));
  } catch (error) {
    const minutes = allowedMinutes(error);
    if (minutes === undefined) throw error;
    return send(expiry(now, minutes - 1));
  }
};

const withExpiry = <T>(
  desired: DesiredSubscription,
  now: Date,
  send: (expirationDateTime: string) => Promise<T>,
): Promise<T> =>
  desired.expirationDateTime === undefined
    ? withLongestExpiry(now, send)
    : send(desired.expirationDateTime);

const sameSet = (one: string, other: string): boolean =>
  one.split(",").sort().join() === other.split(",").sort().join();

const sameResource = (one: string, other: string): boolean =>
  one.replace(/^\//, "").toLowerCase() === other.replace(/^\//, "").toLowerCase();

/** The calling app's subscriptions that notify one URL. Graph can not filter them, so all are read. */
export const subscriptionsTo = async (
  graph: GraphClient,
  notificationUrls: readonly string[],
): Promise<Subscription[]> => {
  const { value } = await collect<Subscription>(graph, {
    operation: "List Subscriptions",
    method: "GET",
    path: "/subscriptions",
  });
  return value.filter((subscription) => notificationUrls.includes(subscription.notificationUrl));
};

/** Deletes a subscription; one that is gone already is as good. */
const deleteSubscription = async (graph: GraphClient, id: string): Promise<void> => {
  try {
    await graph.request({
      operation: "Delete Subscription",
      method: "DELETE",
      path: graphPath`/subscriptions/${id}`,
    });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
};

/**
 * Deletes several subscriptions, all of them even when one fails; then throws the first failure.
 */
export const deleteSubscriptions = async (
  graph: GraphClient,
  ids: readonly string[],
): Promise<void> => {
  const failures: unknown[] = [];
  for (const id of ids) {
    await deleteSubscription(graph, id).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};

const create = async (
  graph: GraphClient,
  desired: DesiredSubscription,
  now: Date,
): Promise<Subscription> => {
  const { resource, changeType, notificationUrl, permission } = desired;
  const { body } = await withExpiry(desired, now, (expirationDateTime) =>
    graph.request<Subscription>({
      operation: "Create Subscription",
      permission,
      method: "POST",
      path: "/subscriptions",
      body: {
        changeType,
        notificationUrl,
        lifecycleNotificationUrl: notificationUrl,
        resource,
        expirationDateTime,
      },
    }),
  );
  return body;
};

const renew = async (
  graph: GraphClient,
  id: string,
  desired: DesiredSubscription,
  now: Date,
): Promise<Subscription | undefined> => {
  try {
    const { body } = await withExpiry(desired, now, (expirationDateTime) =>
      graph.request<Subscription>({
        operation: "Renew Subscription",
        permission: desired.permission,
        method: "PATCH",
        path: graphPath`/subscriptions/${id}`,
        body: { expirationDateTime },
      }),
    );
    return body;
  } catch (error) {
    // It expired or was removed between the list and this request.
    if (isNotFound(error)) return undefined;
    throw error;
  }
};

/**
 * Makes sure that exactly one subscription notifies the desired URL of the desired changes: renews
 * the one that is there, removes what else points to that URL, creates one when none fits. Other
 * URLs' subscriptions are not touched. Safe to call again at any time.
 */
export const ensureSubscription = async (
  graph: GraphClient,
  desired: DesiredSubscription,
  now: Date,
): Promise<Subscription> => {
  const ours = await subscriptionsTo(graph, [desired.notificationUrl]);
  const fitting = ours.find(
    ({ resource, changeType }) =>
      sameResource(resource, desired.resource) && sameSet(changeType, desired.changeType),
  );
  const others = ours.filter((subscription) => subscription !== fitting);
  await deleteSubscriptions(
    graph,
    others.map(({ id }) => id),
  );
  const renewed = fitting && (await renew(graph, fitting.id, desired, now));
  return renewed ?? create(graph, desired, now);
};
