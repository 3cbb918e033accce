import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expandFlows } from "../../consent/flowSteps";
import { type Kind, leastNeeds, stepOf } from "../../consent/needs";
import manifest from "../../package.json";
import { permissions } from "../../src/permissions";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const page = read("documentation/consent.md");

const codes = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

/** Use, steps, delegated, application. */
const sets = page
  .split("\n")
  .filter((line) => /^\| [A-Z]/.test(line) && !line.startsWith("| Use "))
  .map((line) => line.split("|").slice(1, -1));

const least = (steps: string[], kind: Kind): string[] =>
  leastNeeds(steps.map(stepOf), kind).map(({ permission }) => permission);

describe("documentation/consent.md", () => {
  it("has sets to read, for membership, and for joiner, mover and leaver", () => {
    expect(sets.map(([use = ""]) => use.trim())).toEqual(
      expect.arrayContaining(["Read only", "Membership", "Joiner", "Mover", "Leaver"]),
    );
  });

  it.each(sets)(
    "gives for%s what the command gives",
    (_use, steps = "", delegated = "", application = "") => {
      expect(codes(delegated)).toEqual(least(codes(steps), "delegated"));
      expect(codes(application)).toEqual(least(codes(steps), "application"));
    },
  );

  it("names no permission that is not in src/permissions.ts", () => {
    const named: string[] = page.match(/\b[A-Z][\w-]+\.[A-Z]\w+(\.\w+)*\b/g) ?? [];
    expect(named).toContain("User.Read.All");
    const table: string[] =
      JSON.stringify(permissions).match(/[A-Z][\w-]+\.[A-Z]\w+(\.\w+)*/g) ?? [];
    expect(named.filter((name) => !table.includes(name))).toEqual([]);
  });

  it("calls the command as it is", () => {
    const calls = [...page.matchAll(/npm run consent -- (.+)$/gm)].map(([, args = ""]) => args);
    expect(calls.length).toBeGreaterThan(1);
    expect(manifest.scripts).toHaveProperty("consent");
    for (const call of calls)
      for (const key of expandFlows(call.replace(/--\w+ \S+ /g, "").split(" ")))
        expect(() => stepOf(key)).not.toThrow();
  });

  it("is linked where somebody looks for it", () => {
    expect(read("README.md")).toContain("(documentation/consent.md)");
    for (const key of ["msEntraIdOauth2", "msEntraIdClientCredentials", "msEntraIdCertificate"])
      expect(read(`documentation/connections/${key}.mdx`)).toContain("consent.md");
  });
});
