/** What a contender is told. */
export interface Task {
  readonly origin: string;
  readonly bundle: string;
  readonly input: Readonly<Record<string, number | string>>;
}

export interface Done {
  /** How many things it has now. */
  readonly count: number;
  /** Measured by the work itself, in the place of what is measured around it. */
  readonly wallMs?: number;
  readonly bundleKb?: number;
}

/** Loads and warms up, and gives what is measured. */
export type Work = (task: Task) => Promise<() => Promise<Done>>;

export const numberIn = ({ input }: Task, name: string): number => {
  const value = input[name];
  if (typeof value !== "number") throw new Error(`The input ${name} is no number`);
  return value;
};

/** Calls with the numbers up to `count`, so many at a time, each place starting its next one at once. */
export const inFlight = async (
  count: number,
  places: number,
  call: (number: number) => Promise<unknown>,
): Promise<void> => {
  let started = 0;
  const place = async (): Promise<void> => {
    while (started < count) {
      const number = started;
      started += 1;
      await call(number);
    }
  };
  await Promise.all(Array.from({ length: places }, place));
};

/** Calls of single objects by number: those that warm up, then those that count. */
export const callEach = async (
  task: Task,
  call: (number: number) => Promise<unknown>,
): Promise<() => Promise<Done>> => {
  const count = numberIn(task, "calls");
  const [places, users] = [numberIn(task, "places"), numberIn(task, "users")];
  const run = (calls: number) => inFlight(calls, places, (number) => call(number % users));
  await run(numberIn(task, "warmCalls"));
  return async () => {
    await run(count);
    return { count };
  };
};

/** Calls with a gap between them. */
export const callAfterGaps =
  (task: Task, call: () => Promise<unknown>) => async (): Promise<Done> => {
    const gaps = numberIn(task, "gaps");
    await call();
    for (let gap = 0; gap < gaps; gap += 1) {
      await sleep(numberIn(task, "gapMs"));
      await call();
    }
    return { count: gaps + 1 };
  };

/** Runs it the given times before it counts. */
export const warmedUp = async (
  task: Task,
  run: () => Promise<Done>,
): Promise<() => Promise<Done>> => {
  for (let time = 0; time < Number(task.input.warm ?? 0); time += 1) await run();
  return run;
};

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
