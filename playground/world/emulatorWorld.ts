import { startEmulator } from "../../emulator";
import { localFields } from "../../runner";
import type { World } from "./world";

export interface EmulatorWorldOptions {
  readonly users: number;
  readonly groups: number;
  readonly seed: number;
}

/** An emulated tenant on this machine: no account, and a clock that moves. */
export const emulatorWorld = async (options: EmulatorWorldOptions): Promise<World> => {
  const emulator = await startEmulator(options);
  const connectionKey = "msEntraIdClientCredentials";
  return {
    mode: "emulator",
    tenantId: emulator.tenantId,
    domain: emulator.domain,
    connectionKey,
    signInOrigin: emulator.url,
    secrets: [emulator.clientSecret],
    emulator,
    now: emulator.clock.now,
    connect: (runner) => runner.connect(connectionKey, localFields(emulator)),
    close: emulator.close,
  };
};
