import { randomBytes } from "node:crypto";
import { GraphError, isNotFound } from "./errors/graphError";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";
import { isObject } from "./isObject";
import { collect } from "./paging";
import type { DesiredSubscription, Subscription } from "./subscription";
import { withExpiry } from "./subscriptionExpiry";
import { graphPath } from "./urls/path";
import { withSecondHandshake } from "./withSecondHandshake";

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

/** Deletes a subscription; one that is gone already is a success. */
const deleteSubscription = async (
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

/** A new secret for a subscription: 256 random bits in 43 characters; Graph takes up to 128. */
const newClientState = (): string => randomBytes(32).toString("base64url");

/**
 * Creates a subscription with a secret of its own, whose lifecycle events go to the same URL as its
 * notifications.
 */
export const createSubscription = async (
  graph: GraphClient,
  desired: DesiredSubscription,
  now: Date,
): Promise<Subscription & { clientState: string }> => {
  const { resource, changeType, notificationUrl, permission } = desired;
  const clientState = newClientState();
  const created = await withExpiry(desired.expirationDateTime, now, (expirationDateTime) =>
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
  return { ...created, clientState };
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
