import type { SubscriptionHabits } from "./habits";
import { extensionDenied, type Operation } from "./refusals";
import { type Watchable, watchables } from "./resources";

export const mayRead = ({ read }: Watchable, permissions: ReadonlySet<string>): boolean =>
  read.some((name) => permissions.has(name));

/** Everything about a subscription takes the permission to read what it watches. */
export const checkMayRead = (
  watchable: Watchable,
  permissions: ReadonlySet<string>,
  operation: Operation,
  { deniedStatus }: SubscriptionHabits,
): void => {
  if (!mayRead(watchable, permissions)) throw extensionDenied(deniedStatus, operation);
};

/** A list takes the permission to read anything that can be watched. */
export const checkMayList = (
  permissions: ReadonlySet<string>,
  { deniedStatus }: SubscriptionHabits,
): void => {
  if (!watchables.some((watchable) => mayRead(watchable, permissions)))
    throw extensionDenied(deniedStatus, "Read");
};
