import type { Entry } from "./entries";
import type { RoundPlace } from "./events";
import type { DeletionGuard } from "./maxDeletions";
import type { Memory } from "./memory";
import type { Standpoint } from "./objectNews";
import type { Reading } from "./readPages";
import type { Round } from "./round";
import type { PollingState } from "./state";

/** What a trigger polls, and how it tells of that. */
export interface Job<N extends object> extends Omit<Reading, "links"> {
  readonly fingerprint: string;
  readonly guard: DeletionGuard;
  /** The news of some pages, and how many of them are deletions, wanted or not. */
  readonly news: (
    entries: readonly Entry[],
    standpoint: Standpoint,
  ) => Promise<{ news: N[]; deletions: number }>;
  /** The last event of a resync. */
  readonly completed: N;
}

/** The run of a trigger, as the platform starts it. */
export interface PollRun {
  readonly polling: {
    getState(): Record<string, unknown>;
    setState(state: Record<string, unknown>): void;
  };
  readonly logger: { info(text: string): void; warn(text: string): void };
  /** The platform asks for the next page by itself, and hands items over in batches. */
  readonly batching: boolean;
  /** What the page before has given for this one. */
  readonly paginationState: unknown;
  readonly onDeploy: boolean;
}

/** What a run of a trigger comes to. */
export interface PollResult<N> {
  items: (N & RoundPlace)[];
  paginationState: Record<string, unknown> | null;
  polledNoChanges?: boolean;
}

/** All that the steps of a run need. */
export interface Work<N extends object> {
  readonly job: Job<N>;
  readonly run: PollRun;
  /** The deltaLinks of the legs that have one, by their keys. */
  readonly links: ReadonlyMap<string, string>;
  readonly state: PollingState;
  readonly now: Date;
}

/** A round on its way, and what it remembers of what was handed over. */
export interface Progress {
  readonly round: Round;
  readonly memory: Memory;
}
