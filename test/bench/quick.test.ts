import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measure } from "../../bench/cases/benchCase";
import type { Results } from "../../bench/results";
import { type Ended, run } from "../commands/runScript";

// Ten seconds on two cores that have nothing else to do.
const ENOUGH_MS = 400_000;
jest.setTimeout(ENOUGH_MS);

/** As package.json has it, without the opponents' packages: what is not installed is left out. */
const bench = (...args: string[]): Promise<Ended> =>
  run([process.execPath, "--require", "tsx/cjs", "bench/index.ts", ...args], {
    longestMs: ENOUGH_MS,
  });

describe("npm run bench -- --quick", () => {
  const out = mkdtempSync(join(tmpdir(), "bench-"));
  let ended: Ended;
  let results: Results;
  beforeAll(async () => {
    ended = await bench("--quick", "--bundle", "dist/index.js", "--out", out);
    results = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
  });
  afterAll(() => rmSync(out, { recursive: true }));

  /** Of the only round of the component. */
  const ours = (bench: string, scenario: string, measure: Measure): number | undefined =>
    results.cases
      .find(({ key }) => key === bench)
      ?.scenarios.find(({ key }) => key === scenario)
      ?.contenders.find(({ key }) => key === "ours")?.figures[measure]?.median;

  it("plays every case to its end and writes what it found", () => {
    expect(ended.error).toBe("");
    expect(ended.exitCode).toBe(0);
    expect(results.cases.map(({ key }) => key)).toEqual([
      "load",
      "lists",
      "getUser",
      "notifications",
      "records",
      "members",
      "delta",
      "throttling",
    ]);
    for (const { scenarios } of results.cases)
      for (const { key, contenders } of scenarios)
        expect([key, contenders.map((contender) => contender.key)]).toEqual([
          key,
          expect.arrayContaining(["ours"]),
        ]);
    expect(readFileSync(join(out, "RESULTS.md"), "utf8")).toContain("## throttling");
  });

  it.each([
    ["a list within one page", "lists", "150-0", 1],
    ["a list of two pages", "lists", "1200-0", 2],
    ["a compressed list of two pages", "lists", "1200-50-gzip", 2],
    ["200 users, one by one", "getUser", "1-0", 200],
    ["200 users, 50 at once", "getUser", "50-0", 200],
    ["50 records, 20 in a batch", "records", "reads-0", 3],
    ["50 updates, 20 in a batch", "records", "updates-0", 3],
    ["500 members, 400 in a batch", "members", "members-50", 2],
    ["600 users in pages of changes", "delta", "600", 3],
    ["1,000 users in pages of changes", "delta", "1000", 5],
    ["a list that fits the limit", "throttling", "fits", 2],
  ])("%s: the requests are counted", (_what, key, scenario, requests) => {
    expect(ours(key, scenario, "requests")).toBe(requests);
  });

  it.each([
    ["lists", "150-0", 1],
    ["lists", "1200-0", 1],
    ["getUser", "1-0", 1],
    ["getUser", "50-0", 50],
    ["getUser", "gaps", 1],
    ["members", "members-50", 1],
    ["delta", "1000", 1],
  ])("%s, %s: one connection for each request at a time", (key, scenario, sockets) => {
    expect(ours(key, scenario, "sockets")).toBe(sockets);
  });

  it("makes one TLS handshake for calls that follow each other", () => {
    expect(ours("getUser", "gaps", "handshakes")).toBe(1);
  });

  it("is refused nothing that fits the limit, and at most once in a window of what does not", () => {
    expect(ours("throttling", "fits", "refusedInWindow")).toBe(0);
    expect(ours("throttling", "beyond", "refusedInWindow")).toBeLessThanOrEqual(1);
  });
});

describe("npm run bench", () => {
  it.each([
    ["an unknown case", ["--case", "list"], 'there is no case "list", but load, lists, '],
    [
      "a number that is none",
      ["--rounds", "x"],
      '--rounds takes a whole number up to 1000, not "x"',
    ],
    ["no round", ["--rounds", "0"], "--rounds takes 1 or more"],
    ["a check of nothing", ["--quick", "--check"], "--quick measures nothing"],
  ])("refuses %s", async (_what, args, told) => {
    const { exitCode, error } = await bench(...args);
    expect(error).toContain(told);
    expect(error).toContain("Usage: npm run bench -- [");
    expect(exitCode).toBe(2);
  });
});
