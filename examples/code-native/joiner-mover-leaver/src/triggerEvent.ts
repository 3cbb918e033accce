/** One object that Graph notified of. Get Notified Records reads it. */
interface Notification {
  changeType: string;
  resource: string;
}

/**
 * What User Trigger puts into `body.data`. A flow in code gets no branch, so `event` tells what happened;
 * the trigger's page shows each in full.
 */
export type TriggerEvent =
  | { event: "notification"; value: Notification[]; rejected: number }
  | { event: "lifecycle"; value: { lifecycleEvent: string }[] }
  | {
      event: "renewal";
      action: "none" | "renewed" | "created" | "recreated" | "ended";
      expirationDateTime?: string;
      /** Changes between these may have been missed; `from` is null when nobody knows since when. */
      gap: { from: string | null; to: string } | null;
    }
  | { event: "validation" }
  | { event: "rejected"; reason: string };

/** The payload's data is `unknown` to Spectral: a designer's test run may send anything. */
export const readEvent = (data: unknown): TriggerEvent => {
  if (typeof data === "object" && data !== null && "event" in data) return data as TriggerEvent;
  throw new Error("The payload does not come from User Trigger: body.data.event is missing");
};
