import { randomUUID } from "node:crypto";
import {
  type Context,
  createContext,
  emptyState,
  keepState,
  type LogLine,
  type State,
} from "./context";
import { defineFlow, type Flow, type FlowDefinition } from "./flow";
import type { WireComponent } from "./loadComponent";
import { createPayload, scheduledCall, type WebhookCall } from "./payload";
import { type PollOptions, type PollOutcome, playPoll } from "./poll";
import type { Run, TriggerPayload, TriggerResult } from "./run";

/**
 * An instance of an integration: its flows, their webhook URLs, and the state that outlives runs and
 * redeployments.
 */
export const createInstance = (
  component: WireComponent,
  name: string,
  baseUrl: () => string,
  logs: LogLine[],
  onRun: (run: Run) => void = () => undefined,
) => {
  const state: State = emptyState();
  const runs: Run[] = [];
  let flows: Flow[] = [];

  const webhookUrls = (): Record<string, string> =>
    Object.fromEntries(
      flows.map((flow) => [flow.name, `${baseUrl()}/trigger/${name}/${flow.stableId}`]),
    );

  const runHook = async (
    flow: Flow,
    hook: "onInstanceDeploy" | "onInstanceDelete" | "webhookCreate" | "webhookDelete",
  ): Promise<void> => {
    const context = createContext(name, flow, webhookUrls(), state, logs);
    const result = await flow.trigger[hook]?.(context, flow.inputs);
    keepState(state, context, result, true);
  };

  /** A poll, with the runs that it started. */
  const play = async (
    flow: Flow,
    onDeploy: boolean,
    options?: PollOptions,
  ): Promise<PollOutcome> => {
    const ran = (payload: TriggerPayload | undefined, error?: string): void => {
      const run = {
        flow: flow.name,
        executionId: randomUUID(),
        branch: undefined,
        data: payload?.body.data,
        payload,
      };
      if (error === undefined) runs.push(run);
      onRun(error === undefined ? run : { ...run, error });
    };
    try {
      return await playPoll(
        { instance: name, flow, webhookUrls: webhookUrls(), state, logs, onQueue: ran },
        onDeploy,
        options,
      );
    } catch (error) {
      ran(undefined, error instanceof Error ? error.message : String(error));
      throw error;
    }
  };

  /** Deploys, or deploys again: every hook of every flow, one after the other. */
  const deploy = async (definitions: readonly FlowDefinition[]): Promise<void> => {
    flows = definitions.map((definition) => defineFlow(component, definition));
    for (const flow of flows) await runHook(flow, "onInstanceDeploy");
    for (const flow of flows) await runHook(flow, "webhookCreate");
    for (const flow of flows) if (flow.batching.runInitialSyncOnDeploy) await play(flow, true);
  };

  /** Changes what the flows get, without a deploy: how a connection's new token reaches them. */
  const configure = (definitions: readonly FlowDefinition[]): void => {
    flows = definitions.map((definition) => defineFlow(component, definition));
  };

  const remove = async (): Promise<void> => {
    for (const flow of flows) await runHook(flow, "webhookDelete");
    for (const flow of flows) await runHook(flow, "onInstanceDelete");
    flows = [];
  };

  const runTrigger = async (flow: Flow, call: WebhookCall): Promise<TriggerResult> => {
    const context = createContext(name, flow, webhookUrls(), state, logs);
    const payload = createPayload(name, flow, webhookUrls(), call);
    const { executionId } = payload;
    const failed = (error: Error): never => {
      onRun({
        flow: flow.name,
        executionId,
        branch: undefined,
        data: undefined,
        payload: undefined,
        error: error.message,
      });
      throw error;
    };
    const result = ((await flow.trigger.perform(context, payload, flow.inputs).catch(failed)) ??
      {}) as TriggerResult;
    keepState(state, context, result, false);
    const run = {
      flow: flow.name,
      executionId,
      branch: result.branch,
      data: result.payload?.body.data,
      payload: result.payload,
    };
    runs.push(run);
    onRun(run);
    return result;
  };

  /** Runs the flow behind a webhook URL; undefined when there is none. */
  const receive = (stableId: string, call: WebhookCall): Promise<TriggerResult> | undefined => {
    const flow = flows.find((candidate) => candidate.stableId === stableId);
    return flow && runTrigger(flow, call);
  };

  const flowOf = (flowName: string): Flow => {
    const flow = flows.find((candidate) => candidate.name === flowName);
    if (flow === undefined) throw new Error(`There is no flow "${flowName}"`);
    return flow;
  };

  const scheduled = (flowName: string): Flow => {
    const flow = flowOf(flowName);
    if (flow.trigger.scheduleSupport === "invalid") {
      throw new Error(`The trigger ${flow.trigger.key} does not take a schedule`);
    }
    return flow;
  };

  /** Runs a flow as its schedule would. */
  const runSchedule = (flowName: string): Promise<TriggerResult | PollOutcome> => {
    const flow = scheduled(flowName);
    return flow.trigger.triggerResolverSupport === "required"
      ? play(flow, false)
      : runTrigger(flow, scheduledCall);
  };

  /** Polls for a flow as its schedule would, page after page, in batches. */
  const poll = (flowName: string, options?: PollOptions): Promise<PollOutcome> =>
    play(scheduled(flowName), false, options);

  /**
   * Runs a step of a flow and gives its `data`. What it writes to the state is kept in `at`, the instance's own
   * unless given; `lines` gets what it logs.
   */
  const runStep = async (
    flowName: string,
    perform: (context: Context) => Promise<unknown>,
    { at = state, lines = logs }: { readonly at?: State; readonly lines?: LogLine[] } = {},
  ): Promise<unknown> => {
    const context = createContext(name, flowOf(flowName), webhookUrls(), at, lines);
    const result = await perform(context);
    keepState(at, context, result, false);
    return (result as { data: unknown }).data;
  };

  return {
    name,
    state,
    runs,
    deploy,
    configure,
    delete: remove,
    receive,
    runSchedule,
    poll,
    runStep,
    webhookUrls,
  };
};

export type Instance = ReturnType<typeof createInstance>;
