import { createControl } from "./control";
import type { Certificates } from "./https/certificates";
import { listen } from "./https/listen";
import { createOrigin } from "./https/origin";
import { createWorld, type WorldOptions } from "./world";

export type { Emulator } from "./emulator";
export type { Exchange } from "./exchanges";
export type { Fault, FaultAnswer } from "./faults";
export type { App } from "./signIn";

export interface EmulatorOptions extends WorldOptions {
  /** 0, a free one, unless given. */
  readonly port?: number;
  /** HTTP unless given. */
  readonly tls?: Certificates;
}

/** What Graph and the sign-in endpoint do not have. */
const CONTROL = /^\/(emulator(\/.*)?)?$/;

/**
 * Starts a stand-in for Microsoft Graph and its sign-in endpoint on loopback, with a directory that is
 * the same for the same seed. Under `/emulator` it is steered from other processes.
 */
export const startEmulator = async (options: EmulatorOptions = {}) => {
  const origin = createOrigin();
  let world = createWorld(options, origin);

  /** Begins again with the directory, the clock and the apps as they were at the start. */
  const reset = (): void => {
    world.clock.stop();
    world = createWorld(options, origin);
    Object.assign(emulator, world);
  };

  const emulator = { ...world, url: "", tls: options.tls, reset, close: async () => {} };
  const control = createControl(emulator);

  const { url, close } = await listen(
    (request, env) =>
      CONTROL.test(new URL(request.url).pathname)
        ? control.fetch(request, env)
        : origin.answer(request, () => world.fetch(request, env)),
    options.port ?? 0,
    options.tls,
  );
  origin.listensAt(url);
  return Object.assign(emulator, {
    url,
    close: (): Promise<void> => {
      emulator.clock.stop();
      return close();
    },
  });
};
