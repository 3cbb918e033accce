import { trigger } from "@prismatic-io/spectral";
import { groupNotificationExamplePayload } from "../examplePayloads/trigger";
import { connection } from "../inputs/common";
import { expirationTriggerDateTime, triggerChangeType } from "../inputs/subscription";
import { answerWebhook, branches } from "./shared/answerWebhook";
import { subscribe, unsubscribe } from "./shared/subscriptionLifecycle";

/**
 * Starts the flow when groups or their members change. The subscription is made on deploy and removed with the instance.
 * Least permission: Group.Read.All.
 * @see https://learn.microsoft.com/graph/change-notifications-overview
 */
export const groupTrigger = trigger({
  display: {
    label: "Group Trigger",
    description:
      "Receive group and membership change notifications from Microsoft Entra ID. Automatically creates and manages a webhook subscription for groups when the instance is deployed, and removes the subscription when the instance is deleted.",
  },
  inputs: { connection, changeType: triggerChangeType, expirationTriggerDateTime },
  scheduleSupport: "invalid",
  synchronousResponseSupport: "invalid",
  allowsBranching: true,
  staticBranchNames: branches,
  examplePayload: groupNotificationExamplePayload,
  perform: async (_context, payload) => answerWebhook(payload),
  webhookLifecycleHandlers: {
    create: async (context, params) => subscribe("groups", "Group.Read.All", context, params),
    delete: unsubscribe,
  },
});
