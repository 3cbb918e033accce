import { liveThrough } from "./year";

const { YEAR_DAYS = "90", YEAR_SEED, YEAR_SEEDS = "1" } = process.env;

const seeds =
  YEAR_SEED === undefined
    ? Array.from({ length: Number(YEAR_SEEDS) }, (_, index) => index + 1)
    : [Number(YEAR_SEED)];

it.each(seeds)(
  "a year in a minute, seed %i: always one subscription per flow, every change delivered or in a reported gap",
  async (seed) => {
    const { timeline, problems, totals } = await liveThrough(Number(YEAR_DAYS), seed);
    const story = [
      ...timeline,
      "",
      ...Object.entries(totals).map(([name, number]) => `${String(number).padStart(6)}  ${name}`),
    ].join("\n");
    if (process.env.YEAR_DAYS !== undefined) process.stdout.write(`\nSeed ${seed}\n${story}\n`);
    if (problems.length > 0) {
      throw new Error(
        `${problems.join("\n")}\n\n${story}\nRepeat it with: YEAR_DAYS=${YEAR_DAYS} YEAR_SEED=${seed} npx jest test/scenarios/year`,
      );
    }
    expect(totals["changes delivered"]).toBeGreaterThan(0);
    expect(totals["forged deliveries"]).toBe(Number(YEAR_DAYS));
  },
  600_000,
);
