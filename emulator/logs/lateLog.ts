import type { Clock } from "../clock";
import type { Row } from "../resources/resource";

/**
 * Entries of a log, newest first. They can be read some time after they happened, as Microsoft's can:
 * https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-log-latency
 */
export const createLateLog = (clock: Clock, lateness: { readonly ms: number }) => {
  const entries: { readonly row: Row; readonly readableAt: number }[] = [];

  return {
    add: (row: Row): void => {
      entries.unshift({ row, readableAt: clock.now().getTime() + lateness.ms });
    },
    /** What can be read by now. */
    readable: (): Row[] => {
      const now = clock.now().getTime();
      return entries.flatMap(({ row, readableAt }) => (readableAt <= now ? [row] : []));
    },
  };
};
