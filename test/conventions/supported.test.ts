import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import manifest from "../../package.json";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const row = (what: string): string =>
  read("README.md")
    .split("\n")
    .find((line) => line.startsWith(`| ${what} `)) ?? "";

describe("what the README calls supported", () => {
  it("is the Node of package.json, and the newest that .ci/run takes", () => {
    expect(row("Node, to develop")).toContain(
      `${manifest.engines.node.replace(">=", "")} or later`,
    );
    const newest = /^newest=([\d.]+)$/m.exec(read(".ci/run"))?.[1];
    expect(newest).toMatch(/^\d+\.\d+\.\d+$/);
    expect(row("Node, to develop")).toContain(newest);
  });

  it("is the Node that the bundle is built for", () => {
    const target = /target: "node(\d+)"/.exec(read("cli/bundle/options.mjs"))?.[1];
    expect(row("Node, to run")).toContain(`${target} or later`);
  });

  it("is the pinned Spectral", () => {
    expect(row("Spectral")).toContain(manifest.dependencies["@prismatic-io/spectral"]);
  });

  it("is what npm refuses to leave", () => {
    const strict = execFileSync("npm", ["config", "get", "engine-strict"], { cwd: root });
    expect(strict.toString().trim()).toBe("true");
  });
});

describe("the changelog", () => {
  it("begins with what is unreleased, and has the version of package.json below", () => {
    const parts = [...read("CHANGELOG.md").matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(parts[0]).toBe("Unreleased");
    expect(parts[1]).toMatch(new RegExp(`^${manifest.version} - \\d{4}-\\d\\d-\\d\\d$`));
  });
});
