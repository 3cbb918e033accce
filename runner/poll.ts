import { createContext, keepState, type LogLine, type State } from "./context";
import type { Flow } from "./flow";
import type { WireTrigger } from "./loadComponent";
import { createPayload, scheduledCall } from "./payload";
import type { TriggerPayload } from "./run";

/**
 * The steps of a poll. The platform may break off after any of them: then nothing of what comes later
 * happens, and the next poll begins from the state that was written.
 */
export type PollStep = "perform" | "state" | "queue";

export interface PollOptions {
  /** Whether the platform breaks off now; never unless given. */
  readonly breaksOff?: (step: PollStep) => boolean;
  /** Nothing is promised about which comes first: the state is written or the items are queued. */
  readonly order?: () => "state first" | "queue first";
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came of a poll. */
export interface PollOutcome {
  /** How many times the trigger ran. */
  performs: number;
  /** The executions that were queued: each with one item, or with a list of them. */
  queued: unknown[];
  resultType: string | undefined;
  brokenOff: boolean;
}

interface Result {
  readonly payload: TriggerPayload;
  readonly resultType?: string;
}

interface Playing {
  readonly instance: string;
  readonly flow: Flow;
  readonly webhookUrls: Readonly<Record<string, string>>;
  readonly state: State;
  readonly logs: LogLine[];
  /** An execution is queued: also when a later page fails. */
  readonly onQueue: (payload: TriggerPayload) => void;
}

const slices = (items: readonly unknown[], size: number): unknown[] =>
  size === 1
    ? [...items]
    : Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
        items.slice(index * size, (index + 1) * size),
      );

/** What the platform calls of a trigger: for a schedule, or for the initial sync on deploy. */
const callsOf = (trigger: WireTrigger, onDeploy: boolean) =>
  onDeploy
    ? {
        perform: trigger.onDeployPerform,
        resolve: trigger.resolveOnDeployItems,
        next: trigger.getOnDeployNextPaginationState,
      }
    : {
        perform: trigger.perform,
        resolve: trigger.resolveTriggerItems,
        next: trigger.getNextPaginationState,
      };

/**
 * A poll as the platform plays it: the trigger runs, its items are cut into batches, one execution each,
 * and as long as it gives a pagination state it runs again with that. Every run has the state that was
 * written before it.
 */
export const playPoll = async (
  { instance, flow, webhookUrls, state, logs, onQueue }: Playing,
  onDeploy: boolean,
  { breaksOff = () => false, order = () => "state first", headers }: PollOptions = {},
): Promise<PollOutcome> => {
  const { trigger, inputs, batching } = flow;
  const { perform, resolve, next } = callsOf(trigger, onDeploy);
  if (perform === undefined) throw new Error(`The trigger ${trigger.key} cannot do that`);
  const batchSize = batching.batchSize ?? trigger.triggerResolverDefaultBatchSize ?? 1;
  const outcome: PollOutcome = { performs: 0, queued: [], resultType: undefined, brokenOff: false };
  const brokenOff = (): PollOutcome => ({ ...outcome, brokenOff: true });

  let paginationState: unknown;
  do {
    const context = {
      ...createContext(instance, flow, webhookUrls, state, logs),
      batch: batching.enabled ? { enabled: true, batchSize } : { enabled: false },
    };
    const payload = {
      ...createPayload(instance, flow, webhookUrls, {
        ...scheduledCall,
        headers: headers ?? scheduledCall.headers,
      }),
      ...(paginationState ? { paginationState } : {}),
    };
    const result = (await perform(context, payload, inputs)) as Result;
    outcome.performs += 1;
    outcome.resultType ??= result.resultType;
    if (breaksOff("perform")) return brokenOff();

    const write = () => keepState(state, context, result, false);
    const queue = () => {
      const items =
        batching.enabled && resolve !== undefined
          ? slices(resolve(context, result), batchSize)
          : [result.payload.body.data];
      for (const item of items) {
        outcome.queued.push(item);
        onQueue({ ...result.payload, body: { ...result.payload.body, data: item } });
      }
    };
    const steps: readonly (readonly [PollStep, () => void])[] = [
      ["state", write],
      ["queue", queue],
    ];
    for (const [step, run] of order() === "state first" ? steps : [...steps].reverse()) {
      run();
      if (breaksOff(step)) return brokenOff();
    }
    // The platform keeps it as JSON.
    paginationState = JSON.parse(
      JSON.stringify((batching.enabled && next?.(context, result)) || null),
    );
  } while (paginationState !== null);
  return outcome;
};
