import type { ActionContext, PollingState, TriggerPayload } from "@prismatic-io/spectral";
import type { PollRun } from "./job";

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

/** How the platform runs a trigger. */
export interface PlatformRun {
  readonly context: ActionContext & { polling: PollingState };
  readonly payload: TriggerPayload;
  readonly onDeploy: boolean;
}

export const runOf = ({ context, payload, onDeploy }: PlatformRun): PollRun => ({
  polling: context.polling,
  logger: context.logger,
  batching: context.batch?.enabled === true,
  paginationState: payload.paginationState,
  onDeploy,
});
