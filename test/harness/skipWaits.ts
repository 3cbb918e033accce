const SHORTEST_WAIT_MS = 250;

/**
 * Lets every longer wait pass at once, with the date moved on by as much. Gives the waits of the test
 * that runs. The date must be frozen (`freezeDate`) for it to move.
 */
export const skipWaits = (): number[] => {
  const waits: number[] = [];

  beforeEach(() => {
    waits.length = 0;
    const start = globalThis.setTimeout;
    jest.spyOn(globalThis, "setTimeout").mockImplementation(((
      run: (...values: unknown[]) => void,
      ms = 0,
      ...values: unknown[]
    ) => {
      if (ms < SHORTEST_WAIT_MS) return start(() => run(...values), ms);
      waits.push(ms);
      jest.setSystemTime(Date.now() + ms);
      return start(() => run(...values), 0);
    }) as typeof setTimeout);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  return waits;
};
