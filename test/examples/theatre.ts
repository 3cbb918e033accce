import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { EmulatorOptions } from "../../emulator";
import { type Data, loadData } from "../../emulator/control/data";
import { localFields } from "../../runner";
import { idleTime } from "../harness/idleTime";
import { openStage, type Stage } from "../harness/stage";
import { type Outside, openOutside } from "./outside";
import type { Filled } from "./player/configVars";
import { openPlayer, type Player, type PlayerOptions } from "./player/player";

// A busy machine takes long to read the bundle.
jest.setTimeout(60_000);

export interface Theatre extends Stage {
  readonly outside: Outside;
  /** Begins again: another directory, nothing planned, nothing sent. */
  readonly reset: (data?: Data) => void;
  /** Opens an integration, signed in to the emulator, with what whoever deploys fills in. */
  readonly open: (
    yaml: string,
    filled: Filled,
    options?: Omit<PlayerOptions, "stage" | "filled">,
  ) => Player;
}

export const exampleNamed = (name: string): string =>
  readFileSync(resolve(__dirname, `../../examples/low-code/${name}.yml`), "utf8");

/** A directory, another system that takes what is posted, and a player between them. */
export const openTheatre = async (options: EmulatorOptions = {}): Promise<Theatre> => {
  const stage = await openStage({ users: 0, groups: 0, applications: 0, ...options }, (emulator) =>
    idleTime(() => emulator.clock),
  );
  const outside = await openOutside();
  const { emulator } = stage;
  return {
    ...stage,
    outside,
    reset: (data) => {
      emulator.reset();
      if (data !== undefined) loadData(emulator.directory, data);
      outside.answers(() => undefined);
      outside.taken();
    },
    requests: () => stage.requests().map((request) => decodeURIComponent(request)),
    open: (yaml, filled, more) =>
      openPlayer(yaml, {
        stage,
        filled: { "Entra Connection": localFields(emulator), ...filled },
        ...more,
      }),
    close: async () => {
      await outside.close();
      await stage.close();
    },
  };
};
