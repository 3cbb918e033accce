import { GraphError, isHandshakeFailure, isNotFound } from "./errors/graphError";
import type { Permission } from "./errors/permission";
import { conflictAdvice, conflictingId } from "./errors/subscriptionAdvice";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";
import { isObject } from "./isObject";
import { collect } from "./paging";
import { withExpiry } from "./subscriptionExpiry";
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
 * Calls `send`, and once more when Graph's validation request was not answered well: the platform may
 * have had to start the flow's runner for the first. Nothing was created by then.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation
 */
export const withSecondHandshake = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    if (!isHandshakeFailure(error)) throw error;
    return send();
  }
};

/** A subscription as Graph answers with it; anything else in a success is an error. */
const checked = (body: unknown, { operation, method, path }: GraphRequest): Subscription => {
  const { id, expirationDateTime } = isObject(body) ? body : {};
  if (typeof id === "string" && (method === "GET" || typeof expirationDateTime === "string"))
    return body as Subscription;
  throw new GraphError({
    operation,
    method,
    path,
    code: "",
    graphMessage: "The answer is no subscription",
    details: [],
    advice: "Run the step again later.",
  });
};

// Subscriptions are no directory objects: there is no replica to wait for, their 404 is an answer.
const request = async (graph: GraphClient, sent: GraphRequest): Promise<Subscription> => {
  const asked = { ...sent, awaitReplication: false };
  const { body } = await graph.request(asked);
  return checked(body, asked);
};

/** No longer there, or never this app's: then Graph cannot read it. */
const isGone = (error: unknown): boolean =>
  isNotFound(error) ||
  (error instanceof GraphError && /processing a storage extension/i.test(error.graphMessage));

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
    return await request(graph, {
      ...purpose,
      method: "GET",
      path: graphPath`/subscriptions/${id}`,
    });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
};

/**
 * Calls `send`; when another subscription holds the combination, the error names it and its URL, where
 * this app may read it.
 */
export const namingTheOther = async <T>(
  graph: GraphClient,
  purpose: Purpose,
  send: () => Promise<T>,
): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    const id = error instanceof GraphError ? conflictingId(error) : undefined;
    if (!(error instanceof GraphError) || id === undefined) throw error;
    const other = await findSubscription(graph, id, purpose).catch(() => undefined);
    throw new GraphError({ ...error, advice: conflictAdvice(id, other?.notificationUrl) });
  }
};

/** Deletes a subscription; one that is gone already is as good. */
export const deleteSubscription = async (
  graph: GraphClient,
  id: string,
  purpose: Purpose,
): Promise<void> => {
  try {
    await graph.request({
      ...purpose,
      method: "DELETE",
      path: graphPath`/subscriptions/${id}`,
      awaitReplication: false,
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
};

/** Deletes subscriptions, all of them even when one fails, and gives what failed. */
export const tryDeleteSubscriptions = async (
  graph: GraphClient,
  ids: readonly string[],
  purpose: Purpose,
): Promise<{ id: string; error: unknown }[]> => {
  const failures: { id: string; error: unknown }[] = [];
  for (const id of ids) {
    await deleteSubscription(graph, id, purpose).catch((error: unknown) => {
      failures.push({ id, error });
    });
  }
  return failures;
};

/** Deletes subscriptions, all of them even when one fails; then throws the first failure. */
export const deleteSubscriptions = async (
  graph: GraphClient,
  ids: readonly string[],
  purpose: Purpose,
): Promise<void> => {
  const [failure] = await tryDeleteSubscriptions(graph, ids, purpose);
  if (failure !== undefined) throw failure.error;
};

/** Creates a subscription whose lifecycle events go to the same URL as its notifications. */
export const createSubscription = async (
  graph: GraphClient,
  desired: DesiredSubscription,
  clientState: string,
  now: Date,
): Promise<Subscription> => {
  const { resource, changeType, notificationUrl, permission } = desired;
  return withExpiry(desired.expirationDateTime, now, (expirationDateTime) =>
    withSecondHandshake(() =>
      request(graph, {
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
    ),
  );
};

/** Moves the expiry, which reauthorizes as well; undefined when the subscription is gone. */
export const renewSubscription = async (
  graph: GraphClient,
  id: string,
  desired: DesiredSubscription,
  now: Date,
): Promise<Subscription | undefined> => {
  try {
    return await withExpiry(desired.expirationDateTime, now, (expirationDateTime) =>
      request(graph, {
        operation: "Renew Subscription",
        permission: desired.permission,
        method: "PATCH",
        path: graphPath`/subscriptions/${id}`,
        body: { expirationDateTime },
      }),
    );
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
};
