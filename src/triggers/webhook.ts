import { trigger } from "@prismatic-io/spectral";
import { userNotificationExamplePayload } from "../examplePayloads/trigger";
import { type ChangeItem, classifyNotification, trustedItems, withoutSecret } from "../graph";
import { expectedClientState } from "../inputs/subscription";
import {
  delivered,
  rejected,
  simulated,
  type TriggerRun,
  validated,
} from "./notifications/triggerRun";

/**
 * Answers the validation handshake and delivers the notifications of subscriptions made elsewhere,
 * for example with Create Subscription.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const webhook = trigger({
  display: {
    label: "Webhook",
    description:
      "Receive change notifications from Microsoft Graph for subscriptions that are created elsewhere, and answer their validation requests.",
  },
  inputs: { clientState: expectedClientState },
  scheduleSupport: "invalid",
  synchronousResponseSupport: "invalid",
  allowsBranching: true,
  staticBranchNames: ["Notification", "URL Validation", "Lifecycle Event", "Rejected"],
  examplePayload: userNotificationExamplePayload as TriggerRun,
  perform: async (context, payload, { clientState }) => {
    const notification = classifyNotification(payload);
    if (notification.kind === "validation") return validated(payload, notification.validationToken);
    if (context.isSimulatedTestExecution) return simulated(payload);
    if (notification.kind === "rejected") return rejected(payload, notification.reason, 400);
    if (notification.kind === "scheduled")
      return rejected(payload, "This trigger takes no schedule");
    const trusted = (items: readonly ChangeItem[]) =>
      clientState === undefined ? items.map(withoutSecret) : trustedItems(items, [{ clientState }]);
    const [changes, lifecycle] = [trusted(notification.changes), trusted(notification.lifecycle)];
    const total = notification.changes.length + notification.lifecycle.length;
    if (total === 0) return rejected(payload, "The delivery holds no notification");
    const dropped = notification.malformed + total - changes.length - lifecycle.length;
    return changes.length + lifecycle.length === 0
      ? rejected(payload, "The client state is not the one that is expected")
      : delivered(payload, { changes, lifecycle, dropped });
  },
});
