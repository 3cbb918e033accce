import { trigger } from "@prismatic-io/spectral";
import { userNotificationExamplePayload } from "../examplePayloads/trigger";
import { connection } from "../inputs/common";
import { expirationTriggerDateTime, triggerChangeType } from "../inputs/subscription";
import { permissions } from "../permissions";
import { answerWebhook } from "./notifications/answerWebhook";
import { subscribe, unsubscribe } from "./notifications/subscriptionLifecycle";
import { branches, type TriggerRun } from "./notifications/triggerRun";

const watched = { resource: "users", permission: permissions.userTrigger } as const;

/**
 * Starts the flow when users change. The subscription is made on deploy, kept alive by a
 * daily schedule, and removed with the instance.
 * @see https://learn.microsoft.com/graph/change-notifications-overview
 */
export const userTrigger = trigger({
  display: {
    label: "User Trigger",
    description:
      "Receive user change notifications from Microsoft Entra ID. Automatically creates and manages a webhook subscription for users when the instance is deployed, and removes the subscription when the instance is deleted.",
    directions:
      "Set a schedule on this trigger, for example daily. The scheduled runs keep the subscription alive, which ends after 29 days otherwise.",
  },
  inputs: { connection, changeType: triggerChangeType, expirationTriggerDateTime },
  scheduleSupport: "valid",
  synchronousResponseSupport: "invalid",
  allowsBranching: true,
  staticBranchNames: [...branches],
  examplePayload: userNotificationExamplePayload as TriggerRun,
  perform: async (context, payload, inputs) =>
    answerWebhook({ ...watched, context, inputs }, payload),
  webhookLifecycleHandlers: {
    create: async (context, inputs) => subscribe({ ...watched, context, inputs }),
    delete: async (context, inputs) => unsubscribe({ ...watched, context, inputs }),
  },
});
