import { isGuid } from "../guid";
import { isObject } from "../isObject";
import { setNewest } from "../setNewest";
import { deletedItemId, deletedItemName, pathNames } from "./mentionedNames";
import type { Method } from "./method";

const LIFETIME_MS = 120_000;
const MOST = 1_000;

/**
 * The ids and user principal names by which an object that was just created is asked for. Only ids of
 * directory objects count, which are GUIDs: a subscription is there at once, and its 404 is an answer.
 */
export const createdNames = (path: string, body: unknown): string[] => {
  if (!isObject(body) || /\/subscriptions\/?(?:$|\?)/i.test(path)) return [];
  const { id, appId, userPrincipalName, invitedUser } = body;
  const guest = isObject(invitedUser) ? invitedUser.id : undefined; // whom an invitation creates
  return [
    ...[id, appId, guest].filter(isGuid),
    ...(typeof userPrincipalName === "string" && userPrincipalName !== ""
      ? [userPrincipalName]
      : []),
  ];
};

/**
 * The objects that were created moments ago in a tenant. Replicas of the directory may not know them
 * yet: a 404 about one of them is waited out, a 404 about anything else is an answer. Names are compared
 * whole, in any case.
 * @see https://devblogs.microsoft.com/identity/designing-for-eventual-consistency-for-microsoft-entra
 */
export const createRecentCreations = (now: () => Date) => {
  const created = new Map<string, number>();

  const remember = (name: string): void => {
    setNewest(created, name.toLowerCase(), now().getTime(), MOST);
  };

  /** Whether one of these names is one of theirs. */
  const includesAny = (names: Iterable<string>): boolean => {
    const since = now().getTime() - LIFETIME_MS;
    for (const name of names) {
      if ((created.get(name.toLowerCase()) ?? Number.NEGATIVE_INFINITY) >= since) return true;
    }
    return false;
  };

  /** What was deleted again is missing for good. */
  const forget = (name: string): void => {
    created.delete(name.toLowerCase());
  };

  return { remember, forget, includesAny };
};

export type RecentCreations = ReturnType<typeof createRecentCreations>;

/** Remembers what a successful write has created, and forgets what it has deleted. */
export const noteChange = (
  recent: RecentCreations,
  method: Method,
  url: string,
  status: number,
  body: unknown,
): void => {
  if (method === "GET") return;
  if (status === 201) for (const name of createdNames(url, body)) recent.remember(name);
  const item = deletedItemId(url);
  if (item !== undefined) {
    // Restored or gone for good: it is no deleted item any more.
    recent.forget(deletedItemName(item));
    if (method === "POST") recent.remember(item);
    return;
  }
  const target = method === "DELETE" ? pathNames(url).at(-1) : undefined;
  if (target !== undefined) {
    recent.forget(target);
    recent.remember(deletedItemName(target));
  }
};

const MOST_TENANTS = 500;

/** The recent creations of each tenant that this process serves. */
export const createTenantCreations = (now: () => Date) => {
  const tenants = new Map<string, RecentCreations>();
  return (tenant: string): RecentCreations => {
    const creations = tenants.get(tenant) ?? createRecentCreations(now);
    setNewest(tenants, tenant, creations, MOST_TENANTS);
    return creations;
  };
};
