import type { FlowDefinition, PollOptions, PollOutcome } from "../../runner";
import type { Stage } from "./stage";

/** An event of any of the polling triggers. */
export interface PolledEvent {
  readonly changeType: string;
  readonly id?: string | null;
  readonly record?: Record<string, unknown> | null;
  readonly changedProperties?: string[] | null;
  readonly groupId?: string | null;
  readonly memberId?: string | null;
  readonly memberType?: string | null;
  readonly relationship?: string | null;
  readonly deletion?: string;
  readonly resync:
    | false
    | {
        readonly resyncId: string;
        readonly startedAt: string;
        readonly lastGoodRound: string | null;
      };
  readonly round: string;
  readonly sequence: number;
  readonly observedAt: string;
}

export type Polled = PollOutcome & { readonly events: PolledEvent[] };

const FLOW = "Changes";
let instances = 0;

/** A deployed flow on a polling trigger, and what each poll of it gives. */
export const followChanges = async (
  { runner, signIn }: Stage,
  trigger: string,
  inputs: Readonly<Record<string, unknown>> = {},
  batching: NonNullable<FlowDefinition["batching"]> = { enabled: true },
) => {
  instances += 1;
  const instance = runner.instance(`follower-${instances}`);
  // Its connection has a new token for each poll, as time may have passed.
  const flow = async (
    changed: Readonly<Record<string, unknown>> = {},
  ): Promise<FlowDefinition> => ({
    name: FLOW,
    trigger,
    inputs: { connection: await signIn(), ...inputs, ...changed },
    batching,
  });
  let changed: Readonly<Record<string, unknown>> = {};
  /** What the flow got since it was last asked. */
  const taken = (): PolledEvent[] =>
    instance.runs.splice(0).flatMap(({ data }) => data as PolledEvent[]);

  const poll = async (options?: PollOptions): Promise<Polled> => {
    instance.configure([await flow(changed)]);
    const outcome = await instance.poll(FLOW, options);
    return { ...outcome, events: taken() };
  };
  const deploy = async (anew = batching): Promise<PolledEvent[]> => {
    await instance.deploy([{ ...(await flow(changed)), batching: anew }]);
    return taken();
  };
  await deploy();
  instance.runs.length = 0;

  return {
    poll,
    deploy,
    taken,
    /** Other inputs from now on. */
    reconfigure: (next: Readonly<Record<string, unknown>>): void => {
      changed = next;
    },
    /** What the platform keeps for the trigger. */
    state: (): Record<string, unknown> => {
      const kept = Object.values(instance.state.instanceState)[0] ?? {};
      const { polling } = (kept.__prismaticInternal ?? {}) as { polling?: Record<string, unknown> };
      return polling ?? {};
    },
    setState: (polling: unknown): void => {
      for (const id of Object.keys(instance.state.instanceState))
        instance.state.instanceState[id] = { __prismaticInternal: { polling } };
    },
  };
};

/** `created <id>` of each event. */
export const toldOf = (events: readonly PolledEvent[]): string[] =>
  events.map(({ changeType, id }) => (id == null ? changeType : `${changeType} ${id}`));

/** What was warned of since the last call of this, a line each. */
export const warningsOf = ({ runner }: Stage): string =>
  runner.logs
    .splice(0)
    .filter(({ level }) => level === "warn")
    .map(({ message }) => message)
    .join("\n");
