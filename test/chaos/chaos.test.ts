import { chaosRun } from "./chaosRun";

// Batches that are given no clock wait by this one.
jest.mock("../../src/graph/time", () => ({
  ...jest.requireActual("../../src/graph/time"),
  wait: async () => undefined,
}));

const { CHAOS_SEED, CHAOS_SEEDS = "8" } = process.env;

const LONGEST_RUN_MS = 20_000;
const SEEDS_PER_TEST = 20;

const seeds =
  CHAOS_SEED === undefined
    ? Array.from({ length: Number(CHAOS_SEEDS) }, (_, index) => index + 1)
    : [Number(CHAOS_SEED)];

const groups = Array.from({ length: Math.ceil(seeds.length / SEEDS_PER_TEST) }, (_, index) =>
  seeds.slice(index * SEEDS_PER_TEST, (index + 1) * SEEDS_PER_TEST),
);

const withinTime = (work: Promise<{ faults: number; errors: number }>) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`hangs: not done after ${LONGEST_RUN_MS} ms`)),
      LONGEST_RUN_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

describe("a mixed workload under seeded storms", () => {
  it.each(groups.map((group) => [group[0], group.at(-1), group] as const))(
    "ends right or with one clear error: seeds %i to %i",
    async (_first, _last, group) => {
      let faults = 0;
      for (const seed of group) {
        const result = await withinTime(chaosRun(seed)).catch((error: Error) => {
          throw new Error(
            `Seed ${seed}: ${error.message}\nRepeat it with: CHAOS_SEED=${seed} npx jest test/chaos`,
            { cause: error },
          );
        });
        faults += result.faults;
      }
      // The storm was a storm.
      if (group.length === SEEDS_PER_TEST) expect(faults).toBeGreaterThan(SEEDS_PER_TEST * 5);
    },
    SEEDS_PER_TEST * LONGEST_RUN_MS,
  );
});
