import { trigger } from "@prismatic-io/spectral";
import { groupNotificationExamplePayload } from "../examplePayloads/trigger";
import { connection } from "../inputs/common";
import { expirationTriggerDateTime, triggerChangeType } from "../inputs/subscription";
import { answerWebhook } from "./shared/answerWebhook";
import { branches } from "./shared/answers";
import { subscribe, unsubscribe } from "./shared/subscriptionLifecycle";

const watched = { resource: "groups", permission: "Group.Read.All" } as const;

/**
 * Starts the flow when groups or their members change. The subscription is made on deploy, kept alive by a
 * daily schedule, and removed with the instance.
 * Least permission: Group.Read.All.
 * @see https://learn.microsoft.com/graph/change-notifications-overview
 */
export const groupTrigger = trigger({
  display: {
    label: "Group Trigger",
    description:
      "Receive group and membership change notifications from Microsoft Entra ID. Automatically creates and manages a webhook subscription for groups when the instance is deployed, and removes the subscription when the instance is deleted.",
    directions:
      "Set a schedule on this trigger, for example daily. The scheduled runs keep the subscription alive, which ends after 29 days otherwise.",
  },
  inputs: { connection, changeType: triggerChangeType, expirationTriggerDateTime },
  scheduleSupport: "valid",
  synchronousResponseSupport: "invalid",
  allowsBranching: true,
  staticBranchNames: branches,
  examplePayload: groupNotificationExamplePayload,
  perform: async (context, payload, inputs) => answerWebhook(watched, context, payload, inputs),
  webhookLifecycleHandlers: {
    create: async (context, inputs) => subscribe(watched, context, inputs),
    delete: async (context, inputs) => unsubscribe(context, inputs),
  },
});
