import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import type { FlowDefinition, Run } from "../../../runner";
import type { LogLine } from "../../../runner/context";
import type { Stage } from "../../harness/stage";
import { type Filled, fillConfigVars } from "./configVars";
import { type PreparedFlow, prepareFlow } from "./flow";
import type { Integration } from "./integration";
import type { Preparation } from "./preparation";
import { refuse } from "./refuse";
import { createScope, type Execution } from "./scope";

/** How a run of a flow went. */
export interface Played {
  readonly flow: string;
  readonly branch: string | undefined;
  /** The steps that were begun, in order. */
  readonly steps: readonly string[];
  readonly log: readonly LogLine[];
  /** What the component logged by itself. */
  readonly componentLog: readonly LogLine[];
  /** The errors of steps that the flow went on after. */
  readonly ignored: readonly string[];
  /** Why it failed. */
  readonly error?: string;
}

export interface PlayerOptions {
  readonly stage: Stage;
  readonly filled: Filled;
  /** Whether what a failed run wrote to the state is kept. Nothing says so, either way; yes unless given. */
  readonly keepsStateOfFailedRuns?: boolean;
  /** Whether Persist Data gives back the JSON text of what is no text. It was seen to give back what it got. */
  readonly keepsTexts?: boolean;
  /** Whether a run begins while others go on, as on the platform where no queue is set. */
  readonly overlaps?: boolean;
}

const read = (yaml: string): Integration => {
  const integration = parse(yaml) as Integration;
  if (integration.definitionVersion !== 7)
    refuse("integration", `the definition version ${integration.definitionVersion} is not known`);
  return integration;
};

let players = 0;

/**
 * Plays a low-code integration: its triggers and the steps of this component through the built bundle, the
 * platform's own steps as far as they are known. What is not known is refused here, before anything runs.
 */
export const openPlayer = (yaml: string, options: PlayerOptions) => {
  const {
    stage,
    filled,
    keepsStateOfFailedRuns = true,
    keepsTexts = false,
    overlaps = false,
  } = options;
  const { runner, emulator } = stage;
  const integration = read(yaml);
  const preparation: Preparation = {
    component: runner.component,
    configVars: new Map(integration.requiredConfigVars.map(({ key, dataType }) => [key, dataType])),
    visible: new Map(),
    inLoop: false,
    place: "integration",
  };
  const configVars = fillConfigVars(integration, filled, preparation, runner, emulator.clock.now);
  const flows = integration.flows.map((flow) => prepareFlow(flow, preparation));
  const played: Played[] = [];
  let queue = Promise.resolve();
  players += 1;
  const instance = runner.instance(`player-${players}`, (run) => {
    queue = overlaps
      ? Promise.all([queue, play(run)]).then(() => undefined)
      : queue.then(() => play(run));
  });

  const begin = async (flow: string): Promise<Execution> => {
    const state = structuredClone(instance.state);
    const log: LogLine[] = [];
    return {
      configVars: await configVars.values(),
      state,
      executionState: {},
      keepsTexts,
      log,
      componentLog: [],
      steps: [],
      ignored: [],
      now: () => emulator.clock.now(),
      wait: async (ms) => emulator.clock.advance(ms),
      run: (perform, lines = log) => instance.runStep(flow, perform, { at: state, lines }),
    };
  };

  /** Plays a run once, and tells whether it failed. */
  const attempt = async (run: Run, prepared: PreparedFlow): Promise<boolean> => {
    const { flow, branch } = run;
    const execution = await begin(flow);
    const before = structuredClone(execution.state);
    let error: string | undefined;
    try {
      await prepared.play(execution, run);
    } catch (failure) {
      error = failure instanceof Error ? failure.message : String(failure);
    }
    // Written at the end where the run has changed it: what another one wrote meanwhile is overwritten there.
    if (error === undefined || keepsStateOfFailedRuns)
      for (const part of ["crossFlowState", "instanceState", "integrationState"] as const)
        if (!isDeepStrictEqual(execution.state[part], before[part]))
          Object.assign(instance.state, { [part]: execution.state[part] });
    const { steps, log, componentLog, ignored } = execution;
    played.push({
      flow,
      branch,
      steps,
      log,
      componentLog,
      ignored,
      ...(error === undefined ? {} : { error }),
    });
    return error !== undefined;
  };

  const play = async (run: Run): Promise<void> => {
    const { flow, branch, error } = run;
    const prepared = flows.find(({ name }) => name === flow);
    if (error !== undefined || prepared === undefined) {
      played.push({
        flow,
        branch,
        steps: [],
        log: [],
        componentLog: [],
        ignored: [],
        ...(error && { error }),
      });
      return;
    }
    for (const waitMs of [0, ...prepared.retryWaitsMs]) {
      emulator.clock.advance(waitMs);
      if (!(await attempt(run, prepared))) return;
    }
  };

  const definitions = async (): Promise<FlowDefinition[]> => {
    const scope = createScope(await begin(""));
    return flows.map(({ name, trigger, inputs, batching }) => ({
      name,
      trigger,
      batching,
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([key, evaluate]) => [key, evaluate(scope)]),
      ),
    }));
  };

  /** Waits until no notification is under way and every flow that was started has ended. */
  const settled = async (): Promise<void> => {
    for (let before: unknown; before !== queue; ) {
      before = queue;
      await emulator.notifier.settled();
      await queue;
    }
  };

  return {
    instance,
    /** What ran since the last call of this. */
    taken: (): Played[] => played.splice(0),
    /** Deploys, or deploys again; what a picker of a config variable offers is checked first. */
    deploy: async (): Promise<void> => {
      await configVars.checkPicked();
      await instance.deploy(await definitions());
      await settled();
    },
    /** New tokens for the triggers, as time may have passed. */
    refresh: async (): Promise<void> => instance.configure(await definitions()),
    /** Runs a flow as its schedule would. */
    runSchedule: async (name: string): Promise<void> => {
      if (!flows.some((flow) => flow.name === name && flow.isScheduled))
        throw new Error(`No flow "${name}" has a schedule`);
      instance.configure(await definitions());
      const before = structuredClone(instance.state);
      const earlier = played.length;
      await instance.runSchedule(name).catch(() => undefined); // told by the run itself
      await settled();
      // Trigger and steps are one run; a poll is one of its own.
      const isPoll = flows.some(
        (flow) => flow.name === name && flow.trigger.triggerResolverSupport === "required",
      );
      const failed = played.length > earlier && played.at(-1)?.error !== undefined;
      if (failed && !isPoll && !keepsStateOfFailedRuns) Object.assign(instance.state, before);
    },
    settled,
    delete: async (): Promise<void> => {
      instance.configure(await definitions());
      await instance.delete();
    },
  };
};

export type Player = ReturnType<typeof openPlayer>;
