import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import manifest from "../../package.json";
import { run } from "../commands/runScript";
import { wire } from "../harness/component";

const root = resolve(__dirname, "../..");
const page = readFileSync(join(root, "AGENTS.md"), "utf8");
const reference = JSON.parse(readFileSync(join(root, "documentation/reference.json"), "utf8"));

const ENOUGH_MS = 60_000;
jest.setTimeout(ENOUGH_MS);

const fenced = [...page.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, block = ""]) =>
  block.split("\n").map((line) => line.replace(/ +#.*/, "").trim()),
);
const inline = [...page.replace(/```[\s\S]*?```/g, "").matchAll(/`([^`\n]+)`/g)].map(
  ([, code = ""]) => code,
);
const commands = [...fenced, ...inline.flatMap((code) => code.split(" && "))].filter((code) =>
  /^(npm|npx|node) /.test(code),
);
const isPath = (code: string): boolean => /^[.\w-]+(\/[.\w-]+)+$|^[a-z]+\.(json|ts|md)$/.test(code);

describe("AGENTS.md", () => {
  it("is one page", () => {
    expect(page.split("\n").length).toBeLessThanOrEqual(90);
  });

  it("has commands and paths to check", () => {
    expect(commands.length).toBeGreaterThan(10);
    expect(inline.filter(isPath).length).toBeGreaterThan(8);
  });

  it.each(commands)("%s is a command of this project", (command) => {
    const [, script] = /^npm (?:run (?:--silent )?)?([\w:]+)/.exec(command) ?? [];
    if (command.startsWith("npx jest "))
      expect(existsSync(join(root, command.replace("npx jest ", "")))).toBe(true);
    else if (command.startsWith("node -p ")) expect(command).toContain("reference.json");
    else expect([...Object.keys(manifest.scripts), "ci"]).toContain(script);
  });

  it.each(inline.filter(isPath))("%s is there", (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  it.each([...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = ""]) => link))(
    "links to %s, which is there",
    (link) => {
      expect(existsSync(join(root, link))).toBe(true);
    },
  );

  it.each(commands.filter((command) => /^node -p|consent|adopt/.test(command)))(
    "%s does what it should",
    async (command) => {
      const { exitCode, out } = await run(["bash", "-c", command]);
      expect(out).toMatch(/listUsers|ms-entra-id/);
      expect(exitCode).toBe(0);
    },
  );

  it("names keys, parts and properties that there are", () => {
    const [action] = reference.actions;
    const [trigger] = reference.triggers;
    const input = Object.assign(
      {},
      ...reference.actions.flatMap((one: typeof action) => one.inputs),
    );
    const known = [
      ...[reference, action, trigger, input, reference.component].flatMap(Object.keys),
      ...Object.values(wire.actions).flatMap(({ key, inputs }) => [
        key,
        ...inputs.map((one) => one.key),
      ]),
      ...reference.actions.flatMap(({ result }: typeof action) =>
        result.map(({ path }: { path: string }) => path),
      ),
      // What a flow has, and not the component; the event of a scheduled run.
      ...["schedule", "gap", wire.key],
    ];
    const words = inline.filter((code) => /^[a-z]+([A-Z]\w*)?$/.test(code));
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((word) => !known.includes(word) && !existsSync(join(root, word)))).toEqual(
      [],
    );
  });
});
