import { addMinutes } from "date-fns";
import { allowedMinutes, isNotFound } from "./errors/graphError";
import type { Permission } from "./errors/permission";
import type { GraphClient, Purpose } from "./http/request";
import { collect } from "./paging";
import { graphPath } from "./urls/path";

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
  readonly permission: Permission;
}

/**
 * 29 days, the longest that Graph keeps a subscription to directory objects.
 * @see https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime
 */
export const LONGEST_LIFETIME_MINUTES = 41_760;

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

/** The calling app's subscriptions that notify one of the URLs. Graph cannot filter them, so all are read. */
export const subscriptionsTo = async (
  graph: GraphClient,
  notificationUrls: readonly string[],
  purpose: Purpose,
): Promise<Subscription[]> => {
  const { value } = await collect<Subscription>(graph, {
    ...purpose,
    method: "GET",
    path: "/subscriptions",
  });
  return value.filter((subscription) => notificationUrls.includes(subscription.notificationUrl));
};

/** One subscription with its client state; undefined when it is gone. */
export const findSubscription = async (
  graph: GraphClient,
  id: string,
  purpose: Purpose,
): Promise<Subscription | undefined> => {
  try {
    const { body } = await graph.request<Subscription>({
      ...purpose,
      method: "GET",
      path: graphPath`/subscriptions/${id}`,
    });
    return body;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
};

/**
 * Deletes subscriptions, all of them even when one fails; then throws the first failure. One that is
 * gone already is as good.
 */
export const deleteSubscriptions = async (
  graph: GraphClient,
  ids: readonly string[],
  purpose: Purpose,
): Promise<void> => {
  const failures: unknown[] = [];
  for (const id of ids) {
    await graph
      .request({
        ...purpose,
        method: "DELETE",
        path: graphPath`/subscriptions/${id}`,
      })
      .catch((error: unknown) => {
        if (!isNotFound(error)) failures.push(error);
      });
  }
  if (failures.length > 0) throw failures[0];
};

/** Creates a subscription whose lifecycle events go to the same URL as its notifications. */
export const createSubscription = async (
  graph: GraphClient,
  desired: DesiredSubscription,
  clientState: string,
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
        clientState,
      },
    }),
  );
  return body;
};

/** Moves the expiry, which reauthorizes as well; undefined when the subscription is gone. */
export const renewSubscription = async (
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
    if (isNotFound(error)) return undefined;
    throw error;
  }
};
