import http from "node:http";
import type { RunnerOptions } from "../../runner";

/** Shorter waits take their real time. */
const SHORTEST_SKIPPED_MS = 250;
/** What goes on between two requests without waiting is done by then. */
const IDLE_AFTER_MS = 5;

interface Timer {
  readonly due: number;
  readonly ms: number;
  readonly run: () => void;
}

interface MovableClock {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
}

/**
 * Lets time pass at once while the component only waits: when none of its requests is under way, the clock
 * moves on to the next of its timers. So a wait before a retry takes no time, and a deadline does not pass
 * before the answer has come. `waits` gets the length of each that has passed, in milliseconds.
 */
export const idleTime = (
  clock: () => MovableClock,
): Pick<RunnerOptions, "timers" | "modules"> & { readonly waits: number[] } => {
  const timers = new Set<Timer>();
  const waits: number[] = [];
  let underWay = 0;
  let check: NodeJS.Timeout | undefined;

  const moveOn = (): void => {
    if (underWay > 0) return;
    const [next] = [...timers].sort((one, other) => one.due - other.due);
    if (next === undefined) return;
    timers.delete(next);
    waits.push(next.ms);
    const { now, advance } = clock();
    advance(Math.max(0, next.due - now().getTime()));
    next.run();
    look();
  };
  const look = (): void => {
    clearTimeout(check);
    check = setTimeout(moveOn, IDLE_AFTER_MS);
  };

  const request = (...args: Parameters<typeof http.request>): http.ClientRequest => {
    underWay += 1;
    const sent = http.request(...args);
    sent.once("close", () => {
      underWay -= 1;
      look();
    });
    return sent;
  };

  return {
    waits,
    modules: { http: { ...http, request } },
    timers: {
      setTimeout: ((run: (...values: unknown[]) => void, ms = 0, ...values: unknown[]) => {
        if (ms < SHORTEST_SKIPPED_MS) return setTimeout(run, ms, ...values);
        const timer = { due: clock().now().getTime() + ms, ms, run: () => run(...values) };
        timers.add(timer);
        look();
        return timer;
      }) as unknown as typeof setTimeout,
      clearTimeout: ((timer: NodeJS.Timeout & Timer) => {
        if (!timers.delete(timer)) clearTimeout(timer);
      }) as typeof clearTimeout,
    },
  };
};
