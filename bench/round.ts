import { existsSync, readFileSync } from "node:fs";
import type { Contender } from "./cases/benchCase";
import type { Done, Task, Work } from "./contenders/work";

/** One round of one contender, in this process, which ends with it. */
export interface Assignment extends Task {
  readonly file: Contender["file"];
  readonly work: string;
}

/** What the process measures of itself. */
export interface Measured extends Done {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly addedMb: number;
}

/** Its packages are not installed, so nothing was measured. */
export interface Absent {
  readonly absent: string;
}

const STATUS = "/proc/self/status";

/** Node's own figure begins with that of the process that started this one, on Linux. */
const peakMb = (): number =>
  existsSync(STATUS)
    ? Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(STATUS, "utf8"))?.[1]) / 1024
    : process.resourceUsage().maxRSS / 1024;

const told = <T>(): Promise<T> => new Promise((resolve) => process.once("message", resolve));

const isMissingPackage = (error: unknown): error is Error =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND";

const main = async (): Promise<void> => {
  const task = await told<Assignment>();
  let works: Record<string, Work>;
  try {
    works = await import(`./contenders/${task.file}.ts`);
  } catch (error) {
    if (!isMissingPackage(error)) throw error;
    process.send?.({ absent: error.message.split("\n", 1)[0] ?? "" } satisfies Absent);
    return process.disconnect();
  }
  const run = await works[task.work]?.(task);
  if (run === undefined) throw new Error(`${task.file} has no ${task.work}`);
  globalThis.gc?.();
  const begin = told<"begin">();
  process.send?.("ready");
  await begin;
  const before = process.memoryUsage().rss / 2 ** 20;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const done = await run();
  const wallMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const peak = peakMb();
  const measured: Measured = {
    wallMs,
    cpuMs: (user + system) / 1000,
    peakMb: peak,
    addedMb: peak - before,
    ...done,
  };
  process.send?.(measured, () => process.exit());
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
