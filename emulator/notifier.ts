import type { Clock } from "./clock";
import type { Change, Directory } from "./directory";
import { GraphFault } from "./graphFault";
import type { StoredSubscription } from "./subscriptions";

const HANDSHAKE_MS = 10_000;
const FIRST_ATTEMPT_MS = 3_000;
const RETRY_DELAYS_MS = [10_000, 30_000, 120_000];

// Graph numbers events in .NET ticks, which are larger than a JavaScript number can tell apart.
const TICKS_AT_EPOCH = 621_355_968e9;

type Item = Record<string, unknown>;

const post = (
  url: string,
  body: string,
  contentType: string,
  timeoutMs: number,
): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "Content-Type": contentType },
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });

/**
 * Asks a URL whether it wants notifications: it must send the token back, decoded, as plain text.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const validateEndpoint = async (url: string, requestId: string): Promise<void> => {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${requestId}`;
  const target = `${url}${url.includes("?") ? "&" : "?"}validationToken=${encodeURIComponent(token)}`;
  const refuse = (why: string): GraphFault =>
    new GraphFault(400, "InvalidRequest", `Subscription validation request failed. ${why}`);
  let response: Response;
  try {
    response = await post(target, "", "text/plain; charset=utf-8", HANDSHAKE_MS);
  } catch {
    throw refuse("Notification endpoint must respond with 200 OK to validation request.");
  }
  if (response.status !== 200)
    throw refuse("Notification endpoint must respond with 200 OK to validation request.");
  if (!response.headers.get("content-type")?.startsWith("text/plain")) {
    throw refuse("Response must be of type text/plain.");
  }
  if ((await response.text()) !== token) throw refuse("Must respond with validation token.");
};

/** Delivers change notifications: gathered per URL, repeated when the endpoint does not take them. */
export const createNotifier = (
  clock: Clock,
  directory: Directory,
  tenantId: string,
  subscriptions: () => Iterable<StoredSubscription>,
) => {
  const queued = new Map<string, Item[]>();
  const underway = new Set<Promise<void>>();
  const deliveries: { url: string; status: number | "failed"; items: number; attempt: number }[] =
    [];

  const attempt = async (url: string, items: readonly Item[], number: number): Promise<void> => {
    const status = await post(
      url,
      JSON.stringify({ value: items }),
      "application/json",
      FIRST_ATTEMPT_MS,
    )
      .then((response) => response.status)
      .catch(() => "failed" as const);
    deliveries.push({ url, status, items: items.length, attempt: number });
    const delay = RETRY_DELAYS_MS[number - 1];
    if ((status === "failed" || status >= 300) && delay !== undefined) {
      clock.after(delay, () => track(attempt(url, items, number + 1)));
    }
  };

  const track = (delivery: Promise<void>): void => {
    underway.add(delivery);
    delivery.finally(() => underway.delete(delivery));
  };

  const flush = (): void => {
    for (const [url, items] of queued) track(attempt(url, items, 1));
    queued.clear();
  };

  const notify = ({ notificationUrl }: StoredSubscription, item: Item): void => {
    if (queued.size === 0) setImmediate(flush);
    queued.set(notificationUrl, [...(queued.get(notificationUrl) ?? []), item]);
  };

  const onChange = ({ kind, id, how, members }: Change): void => {
    if (kind === "application") return; // Graph has no notifications of applications
    const type = kind === "user" ? "User" : "Group";
    const changeType = how === "purged" ? "deleted" : "updated";
    for (const subscription of subscriptions()) {
      const [collection, objectId] = subscription.resource
        .replace(/^\//, "")
        .toLowerCase()
        .split("/");
      if (collection !== `${kind}s` || (objectId !== undefined && objectId !== id)) continue;
      if (!subscription.changeType.split(",").includes(changeType)) continue;
      const time = clock.now();
      notify(subscription, {
        changeType,
        clientState: subscription.clientState ?? null,
        resource: `${type}s/${id}`,
        resourceData: {
          "@odata.type": `#Microsoft.Graph.${type}`,
          "@odata.id": `${type}s/${id}`,
          id,
          organizationId: tenantId,
          eventTime: time.toISOString(),
          sequenceNumber: TICKS_AT_EPOCH + time.getTime() * 10_000,
          ...(members === undefined
            ? {}
            : {
                "members@delta": members.map((member) => ({
                  id: member.id,
                  ...(member.removed ? { "@removed": "deleted" } : {}),
                })),
              }),
        },
        subscriptionExpirationDateTime: subscription.expirationDateTime,
        subscriptionId: subscription.id,
        tenantId,
      });
    }
  };

  directory.onChange(onChange);

  /** Resolves once everything that is queued or under way has been answered. */
  const settled = async (): Promise<void> => {
    while (queued.size > 0 || underway.size > 0) {
      await Promise.all([...underway, new Promise((resolve) => setImmediate(resolve))]);
    }
  };

  return { settled, deliveries };
};
