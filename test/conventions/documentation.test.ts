import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { wire } from "../harness/component";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const inputsOf = (inputs: readonly { label: string; type: string }[]): string[] =>
  inputs.filter(({ type }) => type !== "template").map(({ label }) => label);

describe("documentation", () => {
  it.each(wire.connections.map(({ key, inputs }) => [key, inputsOf(inputs)] as const))(
    "describes the connection %s and its inputs",
    (key, labels) => {
      const page = read(`documentation/connections/${key}.mdx`);
      for (const heading of ["Prerequisites", "Setup Steps", "Configure the Connection"])
        expect(page).toContain(`## ${heading}`);
      for (const label of labels) expect(page).toContain(label);
      expect(read("README.md")).toContain(`\`${key}\``);
    },
  );

  const triggers = Object.values(wire.triggers).map(
    (trigger) => [trigger.key, inputsOf(trigger.inputs), trigger] as const,
  );
  const isPolled = ([, , { scheduleSupport }]: (typeof triggers)[number]): boolean =>
    scheduleSupport === "required";

  it.each(triggers.filter(isPolled))("describes the trigger %s and its inputs", (key, labels) => {
    const page = read(`documentation/triggers/${key}.mdx`);
    for (const heading of [
      "How It Works",
      "Configuration",
      "Returned Data",
      "When the Place Is Lost",
      "Notes",
    ])
      expect(page).toContain(`## ${heading}`);
    for (const label of labels) expect(page).toMatch(new RegExp(`\\| ${label} +\\|`));
    expect(page).toContain("```mermaid\nstateDiagram-v2");
    expect(page).toContain("webhooksOrPolling.md");
  });

  it.each(triggers.filter((trigger) => !isPolled(trigger)))(
    "describes the trigger %s, its inputs and branches",
    (key, labels, trigger) => {
      const page = read(`documentation/triggers/${key}.mdx`);
      for (const heading of [
        "How It Works",
        "Configuration",
        "Branches",
        "Returned Data",
        "Keeping It Alive",
        "Catching Up",
        "Notes",
      ])
        expect(page).toContain(`## ${heading}`);
      for (const label of labels) expect(page).toMatch(new RegExp(`\\| ${label} +\\|`));
      for (const branch of (trigger as unknown as { staticBranchNames: string[] })
        .staticBranchNames)
        expect(page).toMatch(new RegExp(`\\| ${branch} +\\|`));
    },
  );

  it("names for every promise of SECURITY.md tests that are there", () => {
    const promises = read("SECURITY.md")
      .split("\n")
      .filter((line) => /^\| [A-Z]/.test(line) && !line.startsWith("| Promise"));
    expect(promises.length).toBeGreaterThan(8);
    for (const promise of promises) {
      const tests = [...promise.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = ""]) => file);
      expect(tests).not.toEqual([]);
      expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    }
  });

  it("has an icon of 128 by 128 pixels", () => {
    const icon = readFileSync(join(root, "assets/icon.png"));
    expect([icon.toString("latin1", 1, 4), icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([
      "PNG",
      128,
      128,
    ]);
  });
});
