import type { HttpResponse, TriggerPayload } from "@prismatic-io/spectral";
import { accepted } from "../../examplePayloads/trigger";
import { classifyNotification } from "../../graph";

/** The branches of every trigger, by the names that flows store. */
export const branches = ["Notification", "URL Validation"];

/**
 * Answers a call of the webhook URL: the validation handshake with its token as plain text, a
 * delivery at once with 202. Asks nothing of Graph, which waits only 3 seconds for the answer.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const answerWebhook = (
  payload: TriggerPayload,
): { branch: string; payload: TriggerPayload; response: HttpResponse } => {
  const call = classifyNotification(payload);
  return call.kind === "validation"
    ? {
        branch: "URL Validation",
        payload,
        response: { statusCode: 200, contentType: "text/plain", body: call.validationToken },
      }
    : { branch: "Notification", payload, response: accepted };
};
