import type { Run, Runner } from "../runner";
import type { PlaygroundConnection } from "./connection";
import type { Events } from "./events";
import { type Due, nextDue, type Schedule, schedules } from "./schedule";
import type { Mask } from "./wire/mask";

/** A flow as the builder sets it up: a trigger, its inputs, and how often it runs by itself. */
export interface FlowSetting {
  readonly name: string;
  readonly trigger: string;
  readonly schedule: Schedule;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A run of a flow, and when it was. */
export interface FlowRun extends Omit<Run, "payload"> {
  readonly at: string;
}

const MOST_KEPT = 300;

export interface FlowsOptions {
  readonly runner: Runner;
  readonly connection: PlaygroundConnection;
  readonly mask: Mask;
  readonly events: Events;
  readonly now: () => Date;
}

/** The one instance of the playground: its flows, its schedule, and what ran. */
export const createFlows = ({ runner, connection, mask, events, now }: FlowsOptions) => {
  const instance = runner.instance("playground");
  let settings: FlowSetting[] = [];
  let runs: FlowRun[] = [];
  let dues: Due[] = [];
  let deployed = false;

  const definitions = async () => {
    const value = await connection.signedIn();
    return settings.map(({ name, trigger, inputs }) => {
      const known = runner.component.triggers[trigger]?.inputs ?? [];
      const takesConnection = known.some(({ type }) => type === "connection");
      return { name, trigger, inputs: takesConnection ? { ...inputs, connection: value } : inputs };
    });
  };

  const settingOf = (name: string): FlowSetting => {
    const found = settings.find((setting) => setting.name === name);
    if (found === undefined) throw new Error(`There is no flow "${name}"`);
    return found;
  };

  const scheduleAll = (): void => {
    dues = settings.map(({ name, schedule }) => ({
      flow: name,
      at: now().getTime() + schedules[schedule],
    }));
  };

  /** Hands the flows a connection with a living token, as the platform does before every run. */
  const refresh = async (): Promise<void> => instance.configure(await definitions());

  const runNow = async (name: string): Promise<void> => {
    settingOf(name);
    if (!deployed) throw new Error("Deploy the instance first");
    await refresh();
    await instance.runSchedule(name);
  };

  return {
    settings: (): readonly FlowSetting[] => settings,
    runs: (): readonly FlowRun[] => runs,
    isDeployed: (): boolean => deployed,
    urlOf: (name: string): string | undefined => instance.webhookUrls()[name],
    /** The state that the platform keeps for the instance, without secrets. */
    state: (): unknown => mask.json(instance.state),

    /** Adds a flow, or changes the one of that name. It takes effect with the next deploy. */
    put: (setting: FlowSetting): void => {
      const trigger = runner.component.triggers[setting.trigger];
      if (trigger === undefined) throw new Error(`There is no trigger "${setting.trigger}"`);
      if (trigger.scheduleSupport === "invalid" && setting.schedule !== "none")
        throw new Error(`${setting.trigger} does not take a schedule`);
      settings = [...settings.filter(({ name }) => name !== setting.name), setting];
      events.tell("flows");
    },

    /** Takes a flow out. */
    drop: (name: string): void => {
      settingOf(name);
      settings = settings.filter((setting) => setting.name !== name);
      events.tell("flows");
    },

    deploy: async (): Promise<void> => {
      if (settings.length === 0) throw new Error("Add a flow first");
      // The hooks of what was deployed before and is no flow any more are not called: so does the platform.
      await instance.deploy(await definitions());
      deployed = true;
      scheduleAll();
      events.tell("flows");
    },

    delete: async (): Promise<void> => {
      if (deployed) {
        await refresh();
        await instance.delete();
      }
      deployed = false;
      dues = [];
      events.tell("flows");
    },

    runNow,

    /** When the next flow runs by itself. */
    nextDue: (): Due | undefined => (deployed ? nextDue(dues) : undefined),

    /** Runs a flow that is due, and sets when it is due again. What fails is in its runs. */
    runDue: async (due: Due): Promise<void> => {
      dues = dues.map((one) =>
        one === due ? { ...one, at: one.at + schedules[settingOf(due.flow).schedule] } : one,
      );
      await runNow(due.flow).catch(() => undefined);
    },

    /** Records a run that the runner reports. */
    ran: (run: Run): void => {
      // Headers and the rest of the payload are not for the page.
      const { error, payload: _payload, ...told } = run;
      runs = [
        {
          ...told,
          data: mask.json(run.data),
          ...(error === undefined ? {} : { error: mask.text(error) }),
          at: now().toISOString(),
        },
        ...runs,
      ].slice(0, MOST_KEPT);
      events.tell("flows");
    },
  };
};

export type Flows = ReturnType<typeof createFlows>;
