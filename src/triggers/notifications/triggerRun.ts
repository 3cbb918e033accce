import type { HttpResponse, TriggerPayload } from "@prismatic-io/spectral";
import { type ChangeItem, isObject } from "../../graph";

/** The branches of the triggers, by the names that flows store. */
export const branches = [
  "Notification",
  "URL Validation",
  "Lifecycle Event",
  "Subscription Renewal",
  "Rejected",
] as const;

export type Branch = (typeof branches)[number];

/** What happened, in `body.data.event`: flows in code get no branch. */
export type TriggerEvent =
  | "notification"
  | "validation"
  | "lifecycle"
  | "renewal"
  | "rejected"
  | "filtered";

/** What a run of a trigger comes to: the branch, the payload, and the response to the caller. */
export interface TriggerRun {
  branch: Branch;
  payload: TriggerPayload;
  response?: HttpResponse;
  crossFlowState?: Record<string, unknown>;
}

/** The response to a delivery: Graph takes any 2xx within 3 seconds. */
export const accepted: HttpResponse = { statusCode: 202, contentType: "text/plain", body: "" };

/**
 * The platform's payload with another body, raw one included: the body that came may hold secrets, and items
 * that did not come from Graph.
 */
const withData = (payload: TriggerPayload, event: TriggerEvent, data: object): TriggerPayload => {
  const body = { event, ...data };
  return {
    ...payload,
    rawBody: { data: JSON.stringify(body), contentType: "application/json" },
    body: { data: body, contentType: "application/json" },
  };
};

/** A test run of the designer: its payload as it was typed, treated as a notification. */
export const simulated = (payload: TriggerPayload): TriggerRun => {
  const data = payload.body?.data;
  return {
    branch: "Notification",
    payload: isObject(data)
      ? { ...payload, body: { ...payload.body, data: { ...data, event: "notification" } } }
      : payload,
    response: accepted,
  };
};

export const validated = (payload: TriggerPayload, validationToken: string): TriggerRun => ({
  branch: "URL Validation",
  payload: withData(payload, "validation", {}),
  response: { statusCode: 200, contentType: "text/plain", body: validationToken },
});

export const renewed = (payload: TriggerPayload, data: object): TriggerRun => ({
  branch: "Subscription Renewal",
  payload: withData(payload, "renewal", data),
});

export const rejected = (
  payload: TriggerPayload,
  reason: string,
  statusCode = 202,
): TriggerRun => ({
  branch: "Rejected",
  payload: withData(payload, "rejected", { reason }),
  response: { ...accepted, statusCode },
});

/** Graph sent it, and the flow wants none of it. */
export const filtered = (payload: TriggerPayload, count: number, dropped: number): TriggerRun => ({
  branch: "Rejected",
  payload: withData(payload, "filtered", {
    reason: "Membership Changes leaves these notifications out",
    filtered: count,
    rejected: dropped,
  }),
  response: accepted,
});

/**
 * The verified items in `body.data.value`, and how many were dropped because they did not come from Graph.
 * Lifecycle events that came together with changes stand beside these, in `lifecycle`.
 */
export const delivered = (
  payload: TriggerPayload,
  {
    changes,
    lifecycle,
    dropped,
  }: {
    readonly changes: readonly ChangeItem[];
    readonly lifecycle: readonly ChangeItem[];
    readonly dropped: number;
  },
): TriggerRun => {
  if (changes.length === 0)
    return {
      branch: "Lifecycle Event",
      payload: withData(payload, "lifecycle", { value: lifecycle, rejected: dropped }),
      response: accepted,
    };
  const beside = lifecycle.length === 0 ? {} : { lifecycle };
  return {
    branch: "Notification",
    payload: withData(payload, "notification", { value: changes, ...beside, rejected: dropped }),
    response: accepted,
  };
};
