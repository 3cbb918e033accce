import { trigger } from "@prismatic-io/spectral";
import { userNotificationExamplePayload } from "../examplePayloads/trigger";
import { classifyNotification, trustedItems } from "../graph";
import { expectedClientState } from "../inputs/subscription";
import { delivered, rejected, type TriggerRun, validated } from "./notifications/triggerRun";

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
    if (notification.kind === "rejected") return rejected(payload, notification.reason, 400);
    if (notification.kind === "scheduled")
      return rejected(payload, "This trigger takes no schedule");
    const trust = (items: typeof notification.changes) =>
      clientState === undefined || context.isSimulatedTestExecution
        ? items
        : trustedItems(items, { clientState });
    const [changes, lifecycle] = [trust(notification.changes), trust(notification.lifecycle)];
    const total = notification.changes.length + notification.lifecycle.length;
    const dropped = total - changes.length - lifecycle.length;
    if (total > 0 && dropped === total) {
      return rejected(payload, "The client state is not the one that is expected");
    }
    return changes.length > 0 || lifecycle.length === 0
      ? delivered(payload, "Notification", changes, dropped)
      : delivered(payload, "Lifecycle Event", lifecycle, dropped);
  },
});
