/** A longer one fires at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/**
 * Time as the emulator sees it: real time plus what was added with `advance`. Timers that come due by
 * an advance run at once, in order.
 */
export const createClock = () => {
  let offset = 0;
  const timers = new Map<Timer, NodeJS.Timeout>();

  const now = (): Date => new Date(Date.now() + offset);

  const fire = (timer: Timer): void => {
    clearTimeout(timers.get(timer));
    timers.delete(timer);
    timer.run();
  };

  /** Runs `run` once `ms` of emulated time have passed; gives a function that calls it off. */
  const after = (ms: number, run: () => void): (() => void) => {
    const timer = { due: now().getTime() + ms, run };
    const arm = (): void => {
      const left = timer.due - now().getTime();
      if (left <= 0) {
        fire(timer);
        return;
      }
      const handle = setTimeout(arm, Math.min(left, LONGEST_TIMEOUT_MS));
      handle.unref();
      timers.set(timer, handle);
    };
    arm();
    return () => {
      clearTimeout(timers.get(timer));
      timers.delete(timer);
    };
  };

  const advance = (ms: number): void => {
    offset += ms;
    const time = now().getTime();
    for (const timer of [...timers.keys()].sort((one, other) => one.due - other.due)) {
      if (timer.due <= time) fire(timer);
    }
  };

  const stop = (): void => {
    for (const handle of timers.values()) clearTimeout(handle);
    timers.clear();
  };

  return { now, after, advance, stop };
};

export type Clock = ReturnType<typeof createClock>;
