import type { HttpResponse, TriggerPayload } from "@prismatic-io/spectral";
import type { ChangeItem } from "../../graph";

/** The branches of the triggers, by the names that flows store. */
export const branches = [
  "Notification",
  "URL Validation",
  "Lifecycle Event",
  "Subscription Renewal",
  "Rejected",
] as const;

export type Branch = (typeof branches)[number];

/** What a run of a trigger comes to: the branch, the payload, and the response to the caller. */
export interface TriggerRun {
  branch: Branch;
  payload: TriggerPayload;
  response?: HttpResponse;
  crossFlowState?: Record<string, unknown>;
}

/** The response to a delivery: Graph takes any 2xx within 3 seconds. */
export const accepted: HttpResponse = { statusCode: 202, contentType: "text/plain", body: "" };

/** The platform's payload with another body. */
export const withData = (payload: TriggerPayload, data: unknown): TriggerPayload => ({
  ...payload,
  body: { ...payload.body, data },
});

export const validated = (payload: TriggerPayload, validationToken: string): TriggerRun => ({
  branch: "URL Validation",
  payload,
  response: { statusCode: 200, contentType: "text/plain", body: validationToken },
});

export const rejected = (
  payload: TriggerPayload,
  reason: string,
  statusCode = 202,
): TriggerRun => ({
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
): TriggerRun => ({
  branch,
  payload: withData(payload, { value, rejected: dropped }),
  response: accepted,
});
