import type { Clock } from "./clock";
import { createDelivery, type Item } from "./delivery";
import type { Change, Directory } from "./directory";
import type { Subscriptions } from "./subscriptions";
import { watchedPath } from "./subscriptions/resources";

/** Graph asks to reauthorize this long before a subscription ends. */
const REAUTHORIZE_BEFORE_MS = 48 * 3_600_000;

// Graph numbers events in .NET ticks, which are larger than a JavaScript number can tell apart.
const TICKS_AT_EPOCH = 621_355_968e9;

/** Makes change notifications and lifecycle events, gathers them per URL and hands them to delivery. */
export const createNotifier = (
  clock: Clock,
  directory: Directory,
  tenantId: string,
  subscriptions: Subscriptions,
) => {
  const delivery = createDelivery(clock);
  const queued = new Map<string, Item[]>();

  const flush = (): void => {
    for (const [url, items] of queued) delivery.deliver(url, items);
    queued.clear();
  };

  const notify = (url: string, item: Item): void => {
    if (queued.size === 0) setImmediate(flush);
    queued.set(url, [...(queued.get(url) ?? []), item]);
  };

  const onChange = ({ kind, id, how, members, created, relation }: Change): void => {
    if (kind !== "user" && kind !== "group") return; // Graph notifies of no others
    const type = kind === "user" ? "User" : "Group";
    const changeType = how === "purged" ? "deleted" : "updated";
    for (const subscription of subscriptions.living()) {
      const [collection, objectId, part] = watchedPath(subscription.resource)
        .toLowerCase()
        .split("/");
      if (collection !== `${kind}s` || (objectId !== undefined && objectId !== id)) continue;
      if (part !== undefined && part !== relation) continue;
      if (!subscription.changeType.split(",").includes(changeType)) continue;
      const time = clock.now();
      const item = {
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
      };
      // Graph writes a new object in several steps, and reports them all.
      for (let copies = created ? 2 : 1; copies > 0; copies -= 1)
        notify(subscription.notificationUrl, item);
    }
  };

  directory.onChange(onChange);

  subscriptions.onKept((kept) => {
    const { id, expirationDateTime } = kept;
    const left = Date.parse(expirationDateTime) - clock.now().getTime() - REAUTHORIZE_BEFORE_MS;
    if (left <= 0) return;
    clock.after(left, () => {
      const now = subscriptions.living().find((subscription) => subscription.id === id);
      if (now?.lifecycleNotificationUrl == null || now.expirationDateTime !== expirationDateTime)
        return;
      notify(now.lifecycleNotificationUrl, {
        subscriptionId: id,
        subscriptionExpirationDateTime: expirationDateTime,
        tenantId,
        clientState: now.clientState,
        lifecycleEvent: "reauthorizationRequired",
      });
    });
  });

  /** Resolves once everything that is queued or under way has been answered. */
  const settled = async (): Promise<void> => {
    while (queued.size > 0 || delivery.busy().length > 0) {
      await Promise.all([...delivery.busy(), new Promise((resolve) => setImmediate(resolve))]);
    }
  };

  return {
    settled,
    deliveries: delivery.deliveries,
    brokered: delivery.brokered,
    stateOf: delivery.stateOf,
  };
};
