import type { TriggerPayload } from "@prismatic-io/spectral";

/** An example payload of events: one with a batch size of 1, else a list. */
export interface Example<T> {
  payload: Omit<TriggerPayload, "body"> & {
    body: { data: T | T[]; contentType?: string };
  };
}

/** How a flow gets its events, unless its builder says otherwise. */
export const batchConfig = { batchSize: 100, concurrentBatchLimit: 1 };

export const directions =
  "Set a schedule, from every 5 minutes to daily. Microsoft Graph keeps the place for 7 days: a schedule of a week or more, or an instance that is paused for so long, makes the trigger read everything anew. Allow a single execution at a time in the settings of the flow.";
