import { trigger } from "@prismatic-io/spectral";
import { groupNotificationExamplePayload } from "../examplePayloads/trigger";
import { connection } from "../inputs/common";
import {
  expirationTriggerDateTime,
  membershipChanges,
  triggerChangeType,
} from "../inputs/subscription";
import { permissions } from "../permissions";
import { answerWebhook } from "./notifications/answerWebhook";
import { subscribe, unsubscribe } from "./notifications/subscriptionLifecycle";
import { branches, type TriggerRun } from "./notifications/triggerRun";

const watched = { resource: "groups", permission: permissions.groupTrigger } as const;

/**
 * Starts the flow when groups or their members change. The subscription is made on deploy, kept alive by a
 * daily schedule, and removed with the instance.
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
  inputs: {
    connection,
    changeType: triggerChangeType,
    expirationTriggerDateTime,
    membershipChanges,
  },
  scheduleSupport: "valid",
  synchronousResponseSupport: "invalid",
  allowsBranching: true,
  staticBranchNames: [...branches],
  examplePayload: groupNotificationExamplePayload as TriggerRun,
  perform: async (context, payload, inputs) =>
    answerWebhook({ ...watched, context, inputs }, payload),
  webhookLifecycleHandlers: {
    create: async (context, inputs) => subscribe({ ...watched, context, inputs }),
    delete: async (context, inputs) => unsubscribe({ ...watched, context, inputs }),
  },
});
