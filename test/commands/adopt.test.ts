import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run } from "./runScript";

const ENOUGH_MS = 60_000;
jest.setTimeout(ENOUGH_MS);

/** As package.json has it, without npm, which takes longer to start than the command. */
const adopt = (...args: string[]) =>
  run([process.execPath, "--require", "tsx/cjs", "adopt/index.ts", ...args]);

const grouped = "adopt/fixtures/grouped.yml";
const moved = readFileSync(join(root, "adopt/fixtures/flat.yml"), "utf8").replace(
  /(key: ms-entra-id\n +version: LATEST\n +isPublic: )true/g,
  "$1false",
);

describe("npm run adopt", () => {
  const folder = mkdtempSync(join(tmpdir(), "adopt-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it.each([
    ["nothing", [], "name one file"],
    ["two files", [grouped, grouped], "name one file"],
    ["a file that is missing", ["no.yml"], "ENOENT: no such file"],
    ["what is no integration", ["README.md"], "README.md is no "],
    ["--overwrite alone", ["--overwrite", grouped], "--overwrite is for the file of --out"],
    ["a folder that is missing", ["--out", "no/where.yml", grouped], "ENOENT: no such file"],
  ])("refuses %s with usage and exit code 2", async (_what, args, told) => {
    const { exitCode, out, error } = await adopt(...args);
    expect(error).toContain(told);
    expect(error).toContain("Usage: npm run adopt -- [");
    expect([out, exitCode]).toEqual(["", 2]);
  });

  it("prints the file, and lists beside it what was moved", async () => {
    const { exitCode, out, error } = await adopt(grouped);
    expect(out).toBe(moved);
    expect(error).toMatch(new RegExp(`^${grouped}: 10 moved, 0 not moved, 3 to look at\\n`));
    expect(exitCode).toBe(0);
  });

  it("is a script of package.json", async () => {
    const { exitCode, out } = await run(["npm", "run", "--silent", "adopt", "--", grouped]);
    expect([out, exitCode]).toEqual([moved, 0]);
  });

  it("writes no file over another one without being told", async () => {
    const file = fileOf("mine.yml", "mine");
    const refused = await adopt("--out", file, grouped);
    expect(refused.error).toContain(`${file} is there already: give --overwrite to replace it`);
    expect([readFileSync(file, "utf8"), refused.exitCode]).toEqual(["mine", 2]);

    const { exitCode, out } = await adopt("--out", file, "--overwrite", grouped);
    expect([readFileSync(file, "utf8"), out, exitCode]).toEqual([moved, "", 0]);

    const fresh = join(folder, "new.yml");
    expect((await adopt("--out", fresh, grouped)).exitCode).toBe(0);
    expect(readFileSync(fresh, "utf8")).toBe(moved);
  });

  it("ends with exit code 1 when something was not moved, and gives the rest", async () => {
    const text = readFileSync(join(root, grouped), "utf8").replace(
      "key: addMemberToGroup",
      "key: doMagic",
    );
    const { exitCode, out, error } = await adopt(fileOf("magic.yml", text));
    expect(error).toContain("there is no action doMagic to move it to");
    expect(out.match(/isPublic: false/g)).toHaveLength(9);
    expect(exitCode).toBe(1);
  });
});
