import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "../..");

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.(test|case)\.ts$/.test(file))
    .map((file) => join(folder, file));

/** What a text imports in any of the ways that TypeScript knows: package names, and relative paths. */
const importedBy = (text: string): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

/** What a file imports: package names, and paths from the root without their ending. */
const importsOf = (file: string): string[] =>
  importedBy(readFileSync(join(root, file), "utf8")).map((name) =>
    name.startsWith(".") ? relative(root, resolve(root, dirname(file), name)) : name,
  );

/** `src/graph/http/transport.ts` → `graph`, `src/index.ts` → `index`. */
const layerOf = (path: string): string => (path.split("/")[1] ?? "").replace(/\.ts$/, "");

const facts = ["examplePayloads", "performSafety", "permissions", "graph"];

const allowed: Record<string, string[]> = {
  index: ["actions", "triggers", "dataSources", "connections", "errors", "runLog"],
  actions: ["actions", "client", "inputs", "outputSchemas", ...facts],
  triggers: ["triggers", "client", "inputs", ...facts],
  dataSources: ["dataSources", "client", "inputs", ...facts],
  connections: ["connections", "graph"],
  inputs: ["inputs", "graph"],
  examplePayloads: ["examplePayloads", "permissions", "graph"],
  outputSchemas: ["outputSchemas"],
  permissions: ["permissions", "graph"],
  performSafety: [],
  client: ["signIn", "runLog", "graph"],
  runLog: ["runLog", "graph"],
  signIn: ["signIn", "graph"],
  errors: ["graph"],
  graph: ["graph"],
};

const packages: Record<string, RegExp> = {
  client: /^(@prismatic-io\/spectral|package\.json)$/,
  graph: /^(axios|axios-retry|date-fns|node:.*)$/,
  signIn: /^(axios|axios-retry|jose|node:.*|@prismatic-io\/spectral)$/,
};
const PLATFORM = /^(@prismatic-io\/spectral|@microsoft\/microsoft-graph-types|date-fns)$/;

describe("layers", () => {
  it("are read from every kind of import", () => {
    const text = `
      import "./side";
      import { one } from "./named";
      import type { Two } from "./type";
      export * from "./again";
      const three = require("./required");
      const four = import("./dynamic");
      import five = require("./assigned");
    `;
    expect(importedBy(text).sort()).toEqual(
      ["side", "named", "type", "again", "required", "dynamic", "assigned"]
        .map((name) => `./${name}`)
        .sort(),
    );
  });

  it.each(sources("src"))("%s imports what its layer may", (file) => {
    const layer = layerOf(file);
    for (const name of importsOf(file)) {
      if (name.startsWith("src/")) {
        expect(allowed[layer]).toContain(layerOf(name));
        expect(name).not.toMatch(/\.(test|case)$/); // they never go into the bundle
        // Everything else goes through the protocol's index.
        if (layer !== "graph") expect(name).not.toMatch(/^src\/graph\//);
      } else expect(name).toMatch(packages[layer] ?? PLATFORM);
    }
  });

  it.each([
    ...sources("emulator").map((file) => [file, /^(src|runner)\b|prismatic/] as const),
    ...sources("runner").map((file) => [file, /^(src|emulator)\b|prismatic/] as const),
    ...sources("cli").map((file) => [file, /^(src|emulator|runner)\b|prismatic/] as const),
  ])("%s shares nothing with the other side", (file, other) => {
    expect(importsOf(file).filter((name) => other.test(name))).toEqual([]);
  });

  it("lets only the commands know the command line", () => {
    const users = ["src", "emulator", "runner"]
      .flatMap(sources)
      .filter((file) => importsOf(file).some((name) => name.startsWith("cli/")));
    expect(users).toEqual(["emulator/cli.ts"]);
  });

  it.each(["src", "emulator", "runner", "adopt", "playground"])(
    "has no import cycle in %s",
    (folder) => {
      const graph = new Map(
        sources(folder).map((file) => [
          file.replace(/(\/index)?\.ts$/, ""),
          importsOf(file).map((name) => name.replace(/\/index$/, "")),
        ]),
      );
      const done = new Set<string>();
      const visit = (file: string, trail: string[]): void => {
        expect(trail).not.toContain(file);
        if (done.has(file)) return;
        for (const next of graph.get(file) ?? [])
          if (graph.has(next)) visit(next, [...trail, file]);
        done.add(file);
      };
      for (const file of graph.keys()) visit(file, []);
    },
  );

  it.each(sources("src"))("%s is one idea: at most 260 lines", (file) => {
    expect(readFileSync(join(root, file), "utf8").split("\n").length).toBeLessThanOrEqual(260);
  });
});
