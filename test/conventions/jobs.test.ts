import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { jobsOf } from "../../reference/facts";
import { jobs } from "../../reference/jobs";
import { wire } from "../harness/component";

const root = resolve(__dirname, "../..");
const steps = [...Object.keys(wire.actions), ...Object.keys(wire.triggers)];

describe("which step do I need?", () => {
  it.each(steps)("leads to %s from a job", (key) => {
    expect(jobs.filter(({ steps }) => steps.includes(key)).map(({ job }) => job)).not.toEqual([]);
  });

  it("names each job and each of its steps once, and has a word on each", () => {
    expect(new Set(jobs.map(({ job }) => job)).size).toBe(jobs.length);
    for (const { job, steps, hint } of jobs) {
      expect([job, new Set(steps).size]).toEqual([job, steps.length]);
      expect(job).toMatch(/^[A-Z].*[^.]$/);
      expect(hint).toMatch(/^[A-Z0-9].*\.$/);
    }
  });

  it("leaves out what there is no step for", () => {
    const some = jobsOf(["getUser", "webhook"]);
    expect(some.map(({ steps }) => steps)).toEqual([["getUser"], ["webhook"]]);
  });

  it.each([
    ["README.md", "documentation/reference/"],
    ["documentation/reference/index.md", ""],
    ["documentation/reference/jobs.md", ""],
  ])("is in %s", (file, folder) => {
    const text = readFileSync(resolve(root, file), "utf8");
    expect(text).toMatch(/^##? Which step do I need\?$/m);
    for (const { job } of jobsOf(steps)) expect(text).toContain(`| ${job} | [`);
    expect(text).toContain(`[Assign Directory Role](${folder}actions/assignDirectoryRole.md)`);
  });
});
