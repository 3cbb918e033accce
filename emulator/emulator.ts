import type { Certificates } from "./https/certificates";
import type { World } from "./world";

/** A running emulator: its world, where it listens, and how it begins again or ends. */
export type Emulator = World & {
  readonly url: string;
  readonly tls: Certificates | undefined;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};
