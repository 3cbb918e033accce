import { randomUUID } from "node:crypto";
import type { Clock } from "../clock";
import { GraphFault } from "../graphFault";
import type { Session } from "../signIn";
import { checkMayList, checkMayRead, mayRead } from "./access";
import { quietHabits } from "./habits";
import { shakeHands } from "./handshake";
import { createLists } from "./lists";
import { checkFree } from "./quota";
import { invalid, type Operation } from "./refusals";
import type { StoredSubscription } from "./stored";
import { readBody, readEndpoint, readExpiry, readWish } from "./wish";

type Caller = Pick<Session, "clientId" | "permissions">;

const CHANGEABLE = ["expirationDateTime", "notificationUrl"];

/** The subscription with another expiry or URL, or both. */
const changed = (
  current: StoredSubscription,
  fields: ReturnType<typeof readBody>,
  now: Date,
): StoredSubscription => {
  const given = Object.keys(fields).filter((name) => !name.startsWith("@"));
  if (given.length === 0)
    throw invalid(
      "Subscription must contain either the 'expirationDateTime' or 'notificationUrl' property and its value.",
    );
  const fixed = given.find((name) => !CHANGEABLE.includes(name));
  if (fixed !== undefined)
    throw invalid(`Property '${fixed}' of a subscription cannot be changed.`);
  return {
    ...current,
    ...(given.includes("notificationUrl") ? { notificationUrl: readEndpoint(fields) } : {}),
    ...(given.includes("expirationDateTime")
      ? { expirationDateTime: readExpiry(fields, current.watchable, now) }
      : {}),
  };
};

/** The subscriptions of all apps; those that expired are gone. */
export const createSubscriptions = (clock: Clock) => {
  const habits = quietHabits();
  const lists = createLists(clock, habits);
  const keepers: ((subscription: StoredSubscription) => void)[] = [];
  const stored = new Map<string, StoredSubscription>();

  const living = (): StoredSubscription[] => {
    const now = clock.now().toISOString();
    for (const { id, expirationDateTime } of stored.values())
      if (expirationDateTime <= now) stored.delete(id);
    return [...stored.values()];
  };

  /** One of the caller's; 404 for another's, and for one that is gone. */
  const find = ({ clientId, permissions }: Caller, id: string, operation: Operation = "Read") => {
    const found = living().find((subscription) => subscription.id === id.toLowerCase());
    if (found === undefined)
      throw new GraphFault(404, "ResourceNotFound", "The object was not found.");
    if (found.applicationId !== clientId) {
      const text = "There was an error processing a storage extension.";
      throw new GraphFault(404, "ExtensionError", text);
    }
    checkMayRead(found.watchable, permissions, operation, habits);
    return found;
  };

  /** What a list shows the caller. */
  const list = ({ clientId, permissions }: Caller): StoredSubscription[] => {
    checkMayList(permissions, habits);
    return lists
      .show(living())
      .filter(
        ({ applicationId, watchable }) =>
          applicationId === clientId && mayRead(watchable, permissions),
      );
  };

  const keep = (subscription: StoredSubscription): StoredSubscription => {
    stored.set(subscription.id, subscription);
    for (const keeper of keepers) keeper(subscription);
    return subscription;
  };

  const create = async (caller: Caller, body: unknown): Promise<StoredSubscription> => {
    const wish = readWish(readBody(body), clock.now());
    checkMayRead(wish.watchable, caller.permissions, "Create", habits);
    checkFree(caller.clientId, wish, living(), habits);
    const id = randomUUID();
    await shakeHands(wish.notificationUrl, id, habits);
    if (wish.lifecycleNotificationUrl !== null)
      await shakeHands(wish.lifecycleNotificationUrl, id, habits);
    // Another request may have been faster while the endpoint was asked.
    checkFree(caller.clientId, wish, living(), habits);
    const made = keep({
      ...wish,
      id,
      applicationId: caller.clientId,
      creatorId: caller.clientId,
    });
    lists.made(made);
    return made;
  };

  /** Moves the expiry or the URL, or both. */
  const update = async (caller: Caller, id: string, body: unknown): Promise<StoredSubscription> => {
    const current = find(caller, id, "Update");
    const next = changed(current, readBody(body), clock.now());
    if (next.notificationUrl !== current.notificationUrl)
      await shakeHands(next.notificationUrl, id, habits);
    return keep(next);
  };

  const remove = (caller: Caller, id: string): void => {
    const found = find(caller, id, "Delete");
    stored.delete(found.id);
    lists.removed(found);
  };

  /** Takes one away behind everybody's back, as Graph does when it must. */
  const drop = (id: string): void => {
    stored.delete(id);
  };

  /** Calls `keeper` with every subscription that is made or moved. */
  const onKept = (keeper: (subscription: StoredSubscription) => void): void => {
    keepers.push(keeper);
  };

  return { habits, living, find, list, create, update, remove, drop, onKept };
};

export type Subscriptions = ReturnType<typeof createSubscriptions>;
