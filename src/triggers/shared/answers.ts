import type { HttpResponse, TriggerPayload } from "@prismatic-io/spectral";
import { accepted } from "../../examplePayloads/trigger";
import type { ChangeItem } from "../../graph";

/** The branches of the triggers, by the names that flows store. */
export const branches = [
  "Notification",
  "URL Validation",
  "Lifecycle Event",
  "Subscription Renewal",
  "Rejected",
];

/** What a trigger gives back: the branch, the payload, and the answer to the caller. */
export interface Answer {
  branch: string;
  payload: TriggerPayload;
  response?: HttpResponse;
  crossFlowState?: Record<string, unknown>;
}

/** The platform's payload with another body. */
export const withData = (payload: TriggerPayload, data: unknown): TriggerPayload => ({
  ...payload,
  body: { ...payload.body, data },
});

export const validated = (payload: TriggerPayload, validationToken: string): Answer => ({
  branch: "URL Validation",
  payload,
  response: { statusCode: 200, contentType: "text/plain", body: validationToken },
});

export const rejected = (payload: TriggerPayload, reason: string, statusCode = 202): Answer => ({
  branch: "Rejected",
  payload: withData(payload, { reason }),
  response: { ...accepted, statusCode },
});

/** The verified items in `body.data.value`, and how many were dropped because nobody vouches for them. */
export const delivered = (
  payload: TriggerPayload,
  branch: "Notification" | "Lifecycle Event",
  value: readonly ChangeItem[],
  dropped: number,
): Answer => ({
  branch,
  payload: withData(payload, { value, rejected: dropped }),
  response: accepted,
});
