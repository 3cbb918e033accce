/** Graph reports how much of a limit is used from 0.8 on; 1 is the wall. */
const NEAR_LIMIT = 0.8;
const SLOWEST_MS = 2_000;

/**
 * Milliseconds to wait before the next request when Graph says how close the limit is: nothing below
 * 80 %, then more and more.
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export const slowDownMs = (percentage: string | undefined): number => {
  const share = Number(percentage);
  if (percentage === undefined || !(share >= NEAR_LIMIT)) return 0;
  return Math.min(SLOWEST_MS, Math.round(((share - NEAR_LIMIT) / (1 - NEAR_LIMIT)) * SLOWEST_MS));
};

/**
 * What the concurrent requests of a client know of throttling together: once one is told to wait, the
 * others wait too instead of adding to it.
 */
export const createThrottleGate = (now: () => Date) => {
  let opensAt = 0;
  return {
    /** Nobody passes for so long. */
    closeFor: (ms: number): void => {
      opensAt = Math.max(opensAt, now().getTime() + ms);
    },
    /** Milliseconds until the gate opens; 0 when it is open. */
    waitMs: (): number => Math.max(0, opensAt - now().getTime()),
  };
};

export type ThrottleGate = ReturnType<typeof createThrottleGate>;
