import type { GraphFailure } from "./graphFailure";
import { permissionText } from "./permission";

// Graph answers these with codes that it uses for much else, so its words are what tells them apart.
const HANDSHAKE = /validation request (has )?(failed|timed out)|validation .*timed out/i;
const QUOTA =
  /SubscriptionCountReached|has reached (its|the) limit|maximum number of subscriptions|subscriptions? (limit|quota)/i;
const CREATED = /changeType.*\bcreated\b/i;
const FOREIGN = /processing a storage extension/i;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

type Said = Pick<GraphFailure, "path" | "status" | "code" | "graphMessage">;

const isOfSubscriptions = ({ path }: Said): boolean =>
  /^(\/[^/]+)?\/subscriptions(\/|$)/.test(path);

/** Graph asked the notification URL for the validation token and was not answered well. */
export const isFailedHandshake = ({ status, graphMessage }: Said): boolean =>
  (status === 400 || status === 403) && HANDSHAKE.test(graphMessage);

/**
 * No further subscription fits in: of this app in the tenant 100, of all apps in it 1,000, of this app
 * in all tenants 50,000. Waiting does not help.
 * @see https://learn.microsoft.com/graph/change-notifications-overview#subscription-quotas
 */
export const isSubscriptionQuota = (status: number | undefined, text: string): boolean =>
  (status === 403 || status === 429) && QUOTA.test(text);

/** Graph's word for a missing read permission: the resource behind the subscription refused the app. */
const isRefusedByResource = ({ status, code }: Said): boolean =>
  (status === 401 || status === 403) && code === "ExtensionError";

/** The id of the subscription that holds the combination, where Graph names it. */
export const conflictingId = ({ status, graphMessage }: Said): string | undefined =>
  status === 409 ? ID.exec(graphMessage)?.[0] : undefined;

/** @param notificationUrl The URL of the one that is there; undefined when it may not be read. */
export const conflictAdvice = (id: string | undefined, notificationUrl?: string): string => {
  const url = notificationUrl?.split("?", 1)[0];
  const which = [id, url === undefined ? undefined : `which notifies ${url}`].filter(Boolean);
  const named = which.length === 0 ? "" : ` (${which.join(", ")})`;
  return `Another flow, instance or integration of this app holds this combination of resource and change types in the tenant${named}, and Graph takes it once. Delete that subscription if nothing needs it any more (Delete Subscription, or delete its instance), choose other change types here, or connect this flow with an app registration of its own.`;
};

const handshakeAdvice = ({ graphMessage }: Said): string => {
  const denied = /40[13]|forbidden|unauthorized/i.test(graphMessage);
  return `Graph called the notification URL and needs its token back within 10 seconds. Check that it is the webhook URL of a flow with one of this component's triggers and can be reached from the internet; ${
    denied ? "it refused the call: check" : "check"
  } that the flow's endpoint security lets calls without an API key in. If the first call only started the flow (a cold start), run this again.`;
};

const quotaAdvice =
  "This is a limit on the number of subscriptions, not a missing permission, and waiting does not help: 100 of an app in a tenant for users and for groups each, 1,000 of all apps in a tenant, 50,000 of an app in all tenants. Remove those that nothing needs (List Subscriptions, Delete Subscription), or connect with another app registration.";

const resourceAdvice = ({ permission, granted }: GraphFailure): string => {
  const needed = permission?.[granted?.appOnly ? "application" : "delegated"] ?? [];
  if (needed.length > 0 && needed.every((name) => granted?.has(name)))
    return `The service behind the resource refused, though the sign-in holds ${needed.join(" and ")}. Check Resource, and that this kind of sign-in may watch it; a new sign-in alone does not help.`;
  const least = permission === undefined ? "" : permissionText(permission);
  const named = least === "" ? "" : `, ${least}`;
  return `The read permission of the resource is missing${named}; a write permission does not include it, and a new sign-in alone does not help. Add it to the app in the Azure portal, grant admin consent, and connect again.`;
};

/** What to do next where subscriptions have their own answer; undefined where the status says enough. */
export const subscriptionAdvice = (failure: GraphFailure): string | undefined => {
  const { status, graphMessage, code } = failure;
  if (!isOfSubscriptions(failure)) return undefined;
  if (FOREIGN.test(graphMessage))
    return "This subscription belongs to another app or another user. Use the connection that made it.";
  if (isRefusedByResource(failure)) return resourceAdvice(failure);
  if (isFailedHandshake(failure)) return handshakeAdvice(failure);
  if (isSubscriptionQuota(status, `${code} ${graphMessage}`)) return quotaAdvice;
  if (status === 409) return conflictAdvice(conflictingId(failure));
  if (status === 400 && CREATED.test(graphMessage))
    return "Users and groups have two kinds of change: updated (created, changed or soft-deleted) and deleted (permanently). Choose updated to be told of new ones.";
  return undefined;
};
