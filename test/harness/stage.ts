import { resolve } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import {
  type ConnectionValue,
  localFields,
  type Runner,
  type RunnerOptions,
  startRunner,
} from "../../runner";
import { idleTime } from "./idleTime";

export interface Stage {
  readonly emulator: Emulator;
  readonly runner: Runner;
  readonly connection: ConnectionValue;
  /** Signs in as another app of the emulator, or again. */
  readonly signIn: (app?: { clientId: string; clientSecret: string }) => Promise<ConnectionValue>;
  /** `METHOD /path?query status` of every Graph request since the last call of this. */
  readonly requests: () => string[];
  /** How long the component has waited, wait by wait, in milliseconds. */
  readonly waits: readonly number[];
  readonly close: () => Promise<void>;
}

/**
 * The built bundle on the runner, connected to an emulator: what a scenario plays on. Where the component only
 * waits, the emulator's clock moves on at once.
 *
 * @param surroundings What the component finds around it besides the emulator's time.
 */
export const openStage = async (
  options: EmulatorOptions = {},
  surroundings: (emulator: Emulator) => Omit<RunnerOptions, "bundle"> = () => ({}),
): Promise<Stage> => {
  const emulator = await startEmulator({ users: 120, groups: 10, ...options });
  const { waits, ...idle } = idleTime(() => emulator.clock);
  const runner = await startRunner({
    bundle: resolve(__dirname, "../../dist/index.js"),
    now: () => emulator.clock.now(),
    ...idle,
    ...surroundings(emulator),
  });
  const signIn = (
    app: { clientId: string; clientSecret: string } = emulator,
  ): Promise<ConnectionValue> =>
    runner.connect("msEntraIdClientCredentials", localFields(emulator, app));
  let { exchanges } = emulator;
  let seen = 0;
  const connection = await signIn();
  return {
    emulator,
    runner,
    connection,
    signIn,
    requests: () => {
      // After a reset there is another list.
      if (emulator.exchanges !== exchanges) seen = 0;
      ({ exchanges } = emulator);
      const since = emulator.exchanges.slice(seen).filter(({ url }) => url.startsWith("/v1.0"));
      seen = emulator.exchanges.length;
      return since.map(({ method, url, status }) => `${method} ${url} ${status}`);
    },
    waits,
    close: async () => {
      await runner.close();
      await emulator.close();
    },
  };
};
