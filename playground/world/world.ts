import type { Emulator } from "../../emulator";
import type { ConnectionValue, Runner } from "../../runner";

/** The tenant that the playground works on: an emulated one, or a real one. */
export interface World {
  readonly mode: "emulator" | "tenant";
  readonly tenantId: string;
  /** The domain of the emulated tenant. */
  readonly domain?: string;
  readonly connectionKey: string;
  /** Where tokens come from. */
  readonly signInOrigin: string;
  /** What must not be shown anywhere. */
  readonly secrets: readonly string[];
  readonly emulator?: Emulator;
  readonly now: () => Date;
  /** Signs in, and gives the value that a step gets as its connection. */
  readonly connect: (runner: Runner) => Promise<ConnectionValue>;
  readonly close: () => Promise<void>;
}
