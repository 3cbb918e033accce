import { resolve } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator";
import { seededRandom } from "../../../emulator/random";
import {
  type Instance,
  localFields,
  type PollOptions,
  type Runner,
  startRunner,
} from "../../../runner";
import type { PolledEvent } from "../../harness/pollFlow";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Polls without an event that end a run; the first may still wait for the lease of a broken one. */
const QUIET_POLLS = 3;
const MOST_POLLS = 200;

let current: Emulator | undefined;
let shared: Promise<Runner> | undefined;

/** One runner for all seeds: loading the bundle takes longer than a run. */
const runnerOf = (): Promise<Runner> => {
  shared ??= startRunner({
    bundle: resolve(__dirname, "../../../dist/index.js"),
    now: () => current?.clock.now() ?? new Date(),
  });
  return shared;
};

export const closeTheatre = async (): Promise<void> => {
  await (await shared)?.close();
  shared = undefined;
};

/** Throws with what is wrong; the run's seed is added by the test. */
export const check = (holds: boolean, otherwise: () => string): void => {
  if (!holds) throw new Error(otherwise());
};

/** What a seed decides about a run. */
export interface Plot {
  readonly emulator: Emulator;
  readonly random: () => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
}

/** What Graph answers to a token that it no longer knows. */
const DEAD = [
  { status: 410, code: "SyncStateNotFound" },
  { status: 410, code: "" },
  { status: 400, code: "resyncRequired" },
  { status: 404, code: "syncStateNotFound" },
] as const;

const deadToken = ({ pick }: Plot) => {
  const { status, code } = pick(DEAD) ?? DEAD[0];
  return { kind: "status" as const, status, body: { error: { code, message: "Start over." } } };
};

/** What the platform did around an event. */
export interface Circumstances {
  /** It broke off before, so that this may have been told already. */
  readonly again: boolean;
  /** It broke off in this poll, so that the trigger may not know what it has told. */
  readonly broken: boolean;
}

export interface Production {
  readonly trigger: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly batching: { enabled: boolean; batchSize: number };
  /** Something happens in the directory. */
  readonly act: () => void;
  readonly hear: (event: PolledEvent, circumstances: Circumstances) => void;
}

/**
 * A poll under fire: the directory changes between its steps, and the platform breaks off after any. Without
 * batching trigger and flow are one execution: its events and its state are there both, or neither.
 */
const stormyPoll = (plot: Plot, { act, batching }: Production, breaks: number): PollOptions => ({
  order: () => (plot.chance(0.5) ? "state first" : "queue first"),
  breaksOff: (step) => {
    if (breaks > 0 && plot.chance(0.3)) act();
    return (batching.enabled || step === "perform") && plot.chance(breaks);
  },
});

const play = async (plot: Plot, instance: Instance, production: Production): Promise<number> => {
  const { emulator, random, chance } = plot;
  const { hear, act } = production;
  const runner = await runnerOf();
  let broken = 0;
  // Until a poll goes through, what it tells may have been told by one that did not.
  let again = false;

  const poll = async (breaks: number): Promise<number> => {
    const connection = await runner.connect("msEntraIdClientCredentials", localFields(emulator));
    const { trigger, inputs, batching } = production;
    instance.configure([
      { name: "Flow", trigger, inputs: { ...inputs, connection }, batching: { ...batching } },
    ]);
    instance.runs.length = 0;
    const outcome = await instance
      .poll("Flow", stormyPoll(plot, production, breaks))
      .catch((error: Error) => {
        check(breaks > 0, () => `a calm poll failed: ${error.message}`);
        check(/ failed: /.test(error.message), () => `unreadable: ${error.message}`);
        return undefined;
      });
    // What was queued before a later page failed is told all the same.
    const events = instance.runs.flatMap(({ data }) => data as PolledEvent[]);
    const failed = outcome === undefined || outcome.brokenOff;
    for (const event of events) hear(event, { again, broken: failed });
    if (failed) broken += 1;
    if (failed) again = true;
    else if (outcome.resultType === "completed" || events.length > 0) again = false;
    return events.length;
  };

  const rounds = 4 + Math.floor(random() * 8);
  for (let round = 0; round < rounds; round += 1) {
    const acts = Math.floor(random() * random() * 60);
    for (let count = 0; count < acts; count += 1) {
      act();
      if (chance(0.2)) emulator.clock.advance(random() * MINUTE);
    }
    emulator.clock.advance(
      chance(0.1) ? 8 * DAY : chance(0.5) ? 25 * MINUTE : random() * 5 * MINUTE,
    );
    if (chance(0.15))
      emulator.faults.plan({
        path: /\/delta$/,
        skip: Math.floor(random() * 4),
        times: 1,
        answer: chance(0.7) ? deadToken(plot) : { kind: "status", status: 403 },
      });
    await poll(chance(0.5) ? 0.15 : 0.001);
    emulator.faults.clear();
  }

  let quiet = 0;
  for (let polls = 0; quiet < QUIET_POLLS; polls += 1) {
    check(polls < MOST_POLLS, () => "the polls do not come to rest");
    emulator.clock.advance(25 * MINUTE);
    const told = await poll(0);
    quiet = told === 0 ? quiet + 1 : 0;
  }
  return broken;
};

/** One seeded run: a directory that changes, a platform that breaks off, and who follows both by events alone. */
export const stage = async (
  seed: number,
  options: EmulatorOptions,
  produce: (plot: Plot) => Production,
  compare: (plot: Plot) => void,
): Promise<number> => {
  const random = seededRandom(seed);
  const chance = (share: number): boolean => random() < share;
  const emulator = await startEmulator({
    ...options,
    seed,
    delta: "seeded",
    limits: { resourceUnits: 1e9, writes: 1e9 },
  });
  current = emulator;
  Object.assign(emulator.deltaHabits, {
    objectsPerPage: 1 + Math.floor(random() * 12),
    linksPerPiece: 1 + Math.floor(random() * 4),
  });
  const plot: Plot = {
    emulator,
    random,
    chance,
    pick: (list) => list[Math.floor(random() * list.length)],
  };
  try {
    const runner = await runnerOf();
    const broken = await play(plot, runner.instance(`lossless-${seed}-${random()}`), produce(plot));
    compare(plot);
    return broken;
  } finally {
    await emulator.close();
  }
};
