import type { Emulator } from "../emulator";
import { type ConnectionValue, localFields, type Runner } from "../runner";

export const DAY = 86_400_000;

/** The emulator, the host of the component, and who is signed in. */
export interface LocalStage {
  readonly emulator: Emulator;
  readonly runner: Runner;
  /** Signs in as an app; the emulator's own unless given. */
  readonly connect: (app?: { clientId: string; clientSecret: string }) => Promise<ConnectionValue>;
  readonly connected: () => ConnectionValue;
  /** Signs in, for the steps that follow: a token lives for about an hour. */
  readonly signIn: () => Promise<void>;
  /** Requests that went over the wire so far: one for a batch, whatever it holds. */
  readonly roundTrips: () => number;
}

export const openStage = (emulator: Emulator, runner: Runner): LocalStage => {
  let connection: ConnectionValue | undefined;
  const connect = (app: { clientId: string; clientSecret: string } = emulator) =>
    runner.connect("msEntraIdClientCredentials", localFields(emulator, app));
  return {
    emulator,
    runner,
    connect,
    connected: () => {
      if (connection === undefined) throw new Error("sign in first");
      return connection;
    },
    signIn: async () => {
      connection = await connect();
    },
    // The parts of a batch are listed, too, and have no host of their own.
    roundTrips: () => emulator.exchanges.filter(({ headers }) => "host" in headers).length,
  };
};
