import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadComponent } from "../../runner/loadComponent";
import { brokenBranches } from "./broken/branches";
import { type BrokenCopy, broken } from "./broken/brokenCopy";
import { brokenCode } from "./broken/code";
import { brokenConfigVars } from "./broken/configVars";
import { brokenFlows } from "./broken/flows";
import { brokenFrames } from "./broken/frames";
import { brokenInputs } from "./broken/inputs";
import { brokenKeys } from "./broken/keys";
import { brokenNames } from "./broken/names";
import { brokenPages } from "./broken/pages";
import { brokenReferences } from "./broken/references";
import { brokenResults } from "./broken/results";
import { brokenVariables } from "./broken/variables";
import { asLine, type BuiltComponent, checkIntegration } from "./check";
import { soundCopies } from "./sound";

const root = resolve(__dirname, "../..");
const folder = resolve(root, "examples/low-code");
const built: BuiltComponent = loadComponent(resolve(root, "dist/index.js"));

const read = (file: string): string => readFileSync(resolve(folder, file), "utf8");
const complaintsOf = (file: string, text: string): string[] =>
  checkIntegration(file, text, built).map(asLine);

describe("low-code examples", () => {
  const files = readdirSync(folder);

  it("are seven", () => {
    expect(files).toEqual([
      "expiringCredentials.yml",
      "groupSync.yml",
      "helpDesk.yml",
      "joinerMoverLeaver.yml",
      "joinerMoverLeaverByPolling.yml",
      "licences.yml",
      "ownershipImport.yml",
    ]);
  });

  it.each(files)("%s fits the platform and the component", (file) => {
    expect(complaintsOf(file, read(file))).toEqual([]);
  });
});

describe.each([
  ["frames", brokenFrames],
  ["keys", brokenKeys],
  ["inputs", brokenInputs],
  ["config variables", brokenConfigVars],
  ["config variables in inputs", brokenVariables],
  ["pages", brokenPages],
  ["names", brokenNames],
  ["references", brokenReferences],
  ["results", brokenResults],
  ["code", brokenCode],
  ["branches and loops", brokenBranches],
  ["flows", brokenFlows],
])("broken copies: %s", (_kind, copies: readonly BrokenCopy[]) => {
  it.each(copies)(
    "$what in $file is refused, by name and place",
    ({ file, change, complaints }) => {
      expect(complaintsOf(file, broken(read(file), change))).toEqual(
        complaints.map((complaint) => `${file}: ${complaint}`),
      );
    },
  );
});

describe("sound copies", () => {
  it.each(soundCopies)("$what in $file is accepted", ({ file, changes }) => {
    const text = changes.reduce((changed, change) => broken(changed, change), read(file));
    expect(complaintsOf(file, text)).toEqual([]);
  });
});
