import { membershipsRun } from "./membershipsRun";
import { closeTheatre } from "./theatre";
import { usersRun } from "./usersRun";

/** One seed, or so many from the first. */
const { LOSSLESS_SEED, LOSSLESS_SEEDS = "4", LOSSLESS_FIRST_SEED = "1" } = process.env;

const LONGEST_RUN_MS = 20_000;
const SEEDS_PER_TEST = 10;

const seeds =
  LOSSLESS_SEED === undefined
    ? Array.from(
        { length: Number(LOSSLESS_SEEDS) },
        (_, index) => Number(LOSSLESS_FIRST_SEED) + index,
      )
    : [Number(LOSSLESS_SEED)];

const groups = Array.from({ length: Math.ceil(seeds.length / SEEDS_PER_TEST) }, (_, index) =>
  seeds.slice(index * SEEDS_PER_TEST, (index + 1) * SEEDS_PER_TEST),
);

afterAll(closeTheatre);

describe.each([
  ["users", usersRun],
  ["memberships", membershipsRun],
] as const)("who hears only the events of %s", (_name, run) => {
  it.each(groups.map((group) => [group[0], group.at(-1), group] as const))(
    "has the same directory in the end: seeds %i to %i",
    async (_first, _last, group) => {
      let broken = 0;
      const told: Record<string, number> = {};
      for (const seed of group) {
        const result = await run(seed).catch((error: Error) => {
          throw new Error(
            `Seed ${seed}: ${error.message}\nRepeat it with: LOSSLESS_SEED=${seed} npx jest test/chaos/lossless`,
            { cause: error },
          );
        });
        broken += result.broken;
        for (const [kind, count] of Object.entries(result.counts))
          told[kind] = (told[kind] ?? 0) + count;
      }
      // The platform did break off, and every kind of event was told.
      if (group.length < SEEDS_PER_TEST) return;
      expect(broken).toBeGreaterThan(SEEDS_PER_TEST);
      expect(Object.keys(told).length).toBeGreaterThanOrEqual(6);
    },
    SEEDS_PER_TEST * LONGEST_RUN_MS,
  );
});
