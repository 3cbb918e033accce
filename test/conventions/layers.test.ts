import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(__dirname, "../..");

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => join(folder, file));

/** What a file imports: package names, and paths from the root. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /^(?:import|export)[^;]*?from "([^"]+)";/gms,
    ),
  ].map(([, name = ""]) =>
    name.startsWith(".") ? relative(root, resolve(root, dirname(file), name)) : name,
  );

const layerOf = (path: string): string => {
  if (path.startsWith("src/graph")) return "graph";
  const [, part = ""] = path.split("/");
  return part.replace(/\.ts$/, "");
};

const allowed: Record<string, string[]> = {
  index: ["actions", "triggers", "dataSources", "connections", "errors"],
  actions: ["actions", "client", "inputs", "examplePayloads", "outputSchemas", "graph"],
  triggers: ["triggers", "client", "inputs", "examplePayloads", "graph"],
  dataSources: ["dataSources", "client", "inputs", "examplePayloads", "graph"],
  connections: ["connections", "graph"],
  inputs: ["inputs", "graph"],
  examplePayloads: ["examplePayloads", "graph"],
  outputSchemas: ["outputSchemas"],
  client: ["signIn", "graph"],
  signIn: ["signIn", "graph"],
  errors: ["graph"],
  graph: ["graph"],
};

describe("layers", () => {
  it.each(sources("src"))("%s imports what its layer may", (file) => {
    const layer = layerOf(file);
    for (const name of importsOf(file)) {
      if (name.startsWith("src/")) expect(allowed[layer]).toContain(layerOf(name));
      else if (layer === "signIn") expect(name).toMatch(/^(axios|axios-retry|jose|node:.*)$/);
      else if (layer === "graph") expect(name).toMatch(/^(axios|axios-retry|date-fns|node:.*)$/);
      else
        expect(name).toMatch(
          /^(@prismatic-io\/spectral|@microsoft\/microsoft-graph-types|date-fns)$/,
        );
    }
  });

  it.each([...sources("emulator"), ...sources("runner")])("%s shares nothing with src", (file) => {
    expect(
      importsOf(file).filter((name) => name.startsWith("src") || name.includes("prismatic")),
    ).toEqual([]);
  });

  it("has no import cycle in src", () => {
    const graph = new Map(
      sources("src").map((file) => [
        file.replace(/(\/index)?\.ts$/, ""),
        importsOf(file).map((name) => name.replace(/\/index$/, "")),
      ]),
    );
    const done = new Set<string>();
    const visit = (file: string, trail: string[]): void => {
      expect(trail).not.toContain(file);
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
  });

  it.each(sources("src"))("%s is one idea: at most 260 lines", (file) => {
    expect(readFileSync(join(root, file), "utf8").split("\n").length).toBeLessThanOrEqual(260);
  });
});
