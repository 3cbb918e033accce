import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { permissions } from "../../src/permissions";
import { wire } from "../harness/component";

const root = resolve(__dirname, "../../src/actions");

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !/index\.ts$|\.(test|case)\.ts$/.test(file),
);
const nameOf = (file: string): string => file.replace(/^.*\/|\.ts$/g, "");

describe("action files", () => {
  it("are one per action, named by its key", () => {
    expect(files.map(nameOf).sort()).toEqual(Object.keys(wire.actions).sort());
  });

  it.each(files)("%s has its test beside it, and says its documentation page", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    const { graph } = permissions[nameOf(file) as keyof typeof permissions];
    expect(text).toContain(` * @see ${graph}\n`);
    expect(readFileSync(join(root, file.replace(/\.ts$/, ".test.ts")), "utf8")).toContain(
      `describe("${nameOf(file)}"`,
    );
  });
});
