import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { EmulatorOptions, FaultAnswer } from "../../emulator";
import { type Data, loadData } from "../../emulator/data";
import { localFields } from "../../runner";
import { openStage, type Stage } from "../harness/stage";
import { type Outside, openOutside, type Sent } from "./outside";
import type { Filled } from "./player/configVars";
import { openPlayer, type Played, type Player, type PlayerOptions } from "./player/player";

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
  /** Opens and deploys an integration, and lets its schedule start a flow once. */
  readonly playSchedule: (yaml: string, flow: string, filled: Filled) => Promise<Outcome>;
  /** The first request of each method and path gets this answer. */
  readonly faultOnce: (answer: FaultAnswer, which?: (method: string) => boolean) => void;
}

/** What came of a flow that its schedule started. */
export interface Outcome {
  readonly played: Played | undefined;
  readonly error: Played["error"];
  /** The messages of its log. */
  readonly log: readonly string[] | undefined;
  readonly sent: readonly Sent[];
  /** Of the run, without the deploy. */
  readonly requests: readonly string[];
}

export const exampleNamed = (name: string): string =>
  readFileSync(resolve(__dirname, `../../examples/low-code/${name}.yml`), "utf8");

/** A directory, another system that takes what is posted, and a player between them. */
export const openTheatre = async (options: EmulatorOptions = {}): Promise<Theatre> => {
  const stage = await openStage({ users: 0, groups: 0, applications: 0, ...options });
  const outside = await openOutside();
  const { emulator } = stage;
  const requests = () => stage.requests().map((request) => decodeURIComponent(request));
  const open: Theatre["open"] = (yaml, filled, more) =>
    openPlayer(yaml, {
      stage,
      filled: { "Entra Connection": localFields(emulator), ...filled },
      ...more,
    });
  return {
    ...stage,
    outside,
    reset: (data) => {
      emulator.reset();
      if (data !== undefined) loadData(emulator.directory, data);
      outside.answers(() => undefined);
      outside.taken();
    },
    requests,
    open,
    playSchedule: async (yaml, flow, filled) => {
      const player = open(yaml, filled);
      await player.deploy();
      requests();
      await player.runSchedule(flow);
      const [played] = player.taken();
      return {
        played,
        error: played?.error,
        log: played?.log.map(({ message }) => message),
        sent: outside.taken(),
        requests: requests(),
      };
    },
    faultOnce: (answer, which = () => true) => {
      const seen = new Set<string>();
      emulator.faults.plan({
        path: /^\/v1\.0/,
        answer: (method, path) => {
          const request = `${method} ${path}`;
          const isFirst = which(method) && !seen.has(request);
          seen.add(request);
          return isFirst ? answer : undefined;
        },
      });
    },
    close: async () => {
      await outside.close();
      await stage.close();
    },
  };
};
