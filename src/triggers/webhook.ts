import { trigger } from "@prismatic-io/spectral";
import { userNotificationExamplePayload } from "../examplePayloads/trigger";
import { answerWebhook, branches } from "./shared/answerWebhook";

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
  inputs: {},
  scheduleSupport: "invalid",
  synchronousResponseSupport: "invalid",
  allowsBranching: true,
  staticBranchNames: branches,
  examplePayload: userNotificationExamplePayload,
  perform: async (_context, payload) => answerWebhook(payload),
});
