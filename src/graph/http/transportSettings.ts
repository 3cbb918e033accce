import { wait } from "../time";
import { createRecentCreations, type RecentCreations } from "./recentCreations";
import type { RetryPolicy } from "./retryDecision";
import { ThrottleGate } from "./throttleGate";

/** One attempt of one request; nothing in it is secret. */
export interface TraceEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number | string;
  readonly durationMs: number;
  readonly requestId?: string | undefined;
  /** Given when the attempt is followed by another. */
  readonly retry?: { readonly reason: string; readonly waitMs: number };
}

export interface TransportOptions {
  /** From `graphOrigin`. */
  readonly origin: string;
  /** Called before every attempt, with the milliseconds that are left; caching is up to the caller. */
  readonly accessToken: (leftMs: number) => Promise<string>;
  readonly userAgent?: string;
  /** Called after every attempt. */
  readonly attempted?: () => void;
  readonly trace?: ((entry: TraceEntry) => void) | undefined;
  readonly retry?: Partial<RetryPolicy>;
  /** For one attempt, from the first byte sent to the last one received, in milliseconds. */
  readonly timeoutMs?: number;
  /** For everything that this client does from now on, in milliseconds. */
  readonly budgetMs?: number;
  /** Shared by the clients of a process, so that a step knows what the one before it created. */
  readonly recentCreations?: RecentCreations;
  /** Shared as well: what Graph asked the app to wait. */
  readonly throttleGate?: () => ThrottleGate;
  readonly now?: () => Date;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** The options of a transport with what they leave open. */
export const transportSettings = (options: TransportOptions) => {
  const { origin, accessToken, userAgent, attempted, trace, retry } = options;
  const { now = () => new Date(), budgetMs } = options;
  const time = (): number => now().getTime();
  let gate: ThrottleGate | undefined;
  const ownGate = (): ThrottleGate => {
    gate ??= new ThrottleGate(time);
    return gate;
  };
  return {
    origin,
    accessToken,
    userAgent,
    attempted,
    trace,
    retry,
    now,
    time,
    sleep: options.sleep ?? wait,
    random: options.random ?? Math.random,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    recent: options.recentCreations ?? createRecentCreations(now),
    throttleGate: options.throttleGate ?? ownGate,
    endsAt: budgetMs === undefined ? Number.POSITIVE_INFINITY : time() + budgetMs,
  };
};

export type TransportSettings = ReturnType<typeof transportSettings>;
