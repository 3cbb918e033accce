import { readFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, root, run } from "./runScript";

const LONGEST_MS = 150_000; // ten seconds of work, on a machine that has more to do
jest.setTimeout(LONGEST_MS + 10_000);

/** What is another in every run: ids, times, ports, and how notifications are put together. */
const steady = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
    .replace(/Demo [0-9a-f]{8}/g, "Demo TAG")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "TIME")
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replace(/in \d+ deliveries/g, "in N deliveries")
    .replace(/ +\d+ ms/g, " N ms");

describe("npm run demo", () => {
  const { folder, remove } = copyProject();
  afterAll(remove);
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const shown = /<!-- demo -->\s*```text\n([\s\S]*?)\n```\s*<!-- \/demo -->/.exec(readme)?.[1];

  it("does what README.md shows, step by step and number by number", async () => {
    const { exitCode, out, error } = await run(["npm", "run", "--silent", "demo"], {
      folder,
      longestMs: LONGEST_MS,
    });
    expect(error).toBe("");
    expect(steady(out).trim().split("\n")).toEqual(steady(shown ?? "").split("\n"));
    expect(exitCode).toBe(0);
    // Read by somebody in a terminal.
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(102);
  });

  it.each([
    [
      "a renewal by schedule",
      /Renew by schedule, 20 days later and without a deploy\n( +subscription to (users|groups) +renewed: 9 days left, now 29 days\n){2}/,
    ],
    [
      "a gap that is reported and closed",
      /recreated\n +the gap that it reports +\d.*\n +List Changes closes it +\S/,
    ],
    [
      "1,000 members in a few requests",
      /Add Members to Group +1000 added, 0 already in, in [1-5] requests/,
    ],
    ["a round of polling", /created +3: .*\n +softDeleted +1: .*\n +updated +1: /],
    ["an input and a result", /inputs = \{\n[\s\S]*?\n +\}\n +result = \{\n/],
  ])("shows %s", (_what, part) => {
    expect(shown).toMatch(part);
  });
});
