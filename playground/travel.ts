import type { Emulator } from "../emulator";
import type { Flows } from "./flows";

/** Longest jump at once, so that what the directory sends in between comes in its order. */
const LONGEST_JUMP_MS = 6 * 3_600_000;

/** Lets the emulator's time pass; schedules that fall due on the way run in their order. */
export const travel = async (emulator: Emulator, flows: Flows, ms: number): Promise<void> => {
  const { clock, notifier } = emulator;
  const target = clock.now().getTime() + ms;
  for (;;) {
    const now = clock.now().getTime();
    const due = flows.nextDue();
    const stop = Math.min(target, now + LONGEST_JUMP_MS, due?.at ?? target);
    clock.advance(Math.max(0, stop - now));
    await notifier.settled();
    if (due !== undefined && due.at <= stop) await flows.runDue(due);
    else if (stop >= target) return;
  }
};
