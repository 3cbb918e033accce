import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dependencies, version } from "../../package.json";
import { wire } from "../harness/component";
import { manifestFolder, root, writeManifest } from "./builtManifest";
import { copyExample } from "./project";
import { typeErrors } from "./typeErrors";

const ENOUGH_MS = 300_000;

const read = (file: string): string => readFileSync(join(manifestFolder, file), "utf8");

/** The package that `npm run manifest` makes. */
export const manifestTests = (): void => {
  const manifest = (): {
    key: string;
    public: boolean;
    signature: string;
    actions: Record<string, { inputs: object; examplePayload?: unknown; outputSchema?: unknown }>;
    triggers: object;
    dataSources: object;
    connections: object;
  } => require("@component-manifests/ms-entra-id").default;

  it("has all of the component", () => {
    const { key, public: isPublic, actions, triggers, dataSources, connections } = manifest();
    expect({ key, isPublic }).toEqual({ key: "ms-entra-id", isPublic: false });
    expect(Object.keys(actions).sort()).toEqual(Object.keys(wire.actions).sort());
    expect(Object.keys(triggers).sort()).toEqual(Object.keys(wire.triggers).sort());
    expect(Object.keys(dataSources).sort()).toEqual(Object.keys(wire.dataSources).sort());
    expect(Object.keys(connections).sort()).toEqual(wire.connections.map((c) => c.key).sort());
    for (const [name, { inputs }] of Object.entries(actions))
      expect(Object.keys(inputs)).toEqual(wire.actions[name]?.inputs.map((input) => input.key));
  });

  it("has the component's version, and the signature of the bundle that would be published", () => {
    const project = JSON.parse(read("package.json"));
    expect(project).toEqual({
      name: "@component-manifests/ms-entra-id",
      version,
      license: "Apache-2.0",
      main: "dist/index.js",
      types: "dist/index.d.ts",
      files: ["dist/"],
      peerDependencies: {
        "@prismatic-io/spectral": `>= ${dependencies["@prismatic-io/spectral"]}`,
      },
    });
    const prism = join(root, "node_modules/.bin/prism");
    const signature = execFileSync(prism, ["components:signature", "--skip-signature-verify"], {
      cwd: root,
    });
    expect(manifest().signature).toBe(signature.toString().trim());
    expect(manifest().signature).toMatch(/^[0-9a-f]{40}$/);
  });

  it("has a result type for every action, and no output schema", () => {
    for (const [key, action] of Object.entries(manifest().actions)) {
      expect(action.outputSchema).toBeUndefined();
      expect(action.examplePayload).toBeDefined();
      const name = `${key[0]?.toUpperCase()}${key.slice(1)}`;
      expect(read(`dist/results/${key}.d.ts`)).toContain(`interface ${name}Result`);
      expect(read(`dist/actions/${key}.d.ts`)).toMatch(
        new RegExp(`<TReturn = ${name}Result>.*Promise<NoInfer<TReturn>>`),
      );
    }
    const open = readdirSync(join(manifestFolder, "dist/results")).filter((file) =>
      /Data = unknown/.test(read(`dist/results/${file}`)),
    );
    // Raw Request returns what it was asked for.
    expect(open).toEqual(["rawRequest.d.ts"]);
  });

  it("needs no build and no other package than Spectral where it is installed", () => {
    const required = readdirSync(join(manifestFolder, "dist"), {
      recursive: true,
      encoding: "utf8",
    })
      .filter((file) => file.endsWith(".js"))
      .flatMap((file) =>
        [...read(`dist/${file}`).matchAll(/require\("([^".][^"]*)"\)/g)].map(([, name]) => name),
      );
    expect([...new Set(required)].filter((name) => !name?.startsWith("@prismatic-io/"))).toEqual(
      [],
    );
    expect(required.length).toBeGreaterThan(100);
  });

  it.each([
    ["a text", "precious.txt", "mine"],
    ["another package", "package.json", '{"name": "@component-manifests/ms-entra"}'],
    ["a package that cannot be read", "package.json", "{"],
  ])("does not empty a folder that holds %s", (_what, file, text) => {
    const folder = mkdtempSync(join(tmpdir(), "not-a-manifest-"));
    writeFileSync(join(folder, file), text);
    expect(() => writeManifest("--out", folder)).toThrow("is there and holds no manifest");
    expect(readFileSync(join(folder, file), "utf8")).toBe(text);
    rmSync(folder, { recursive: true });
  });

  // When this fails, Spectral has mended it: take withoutOutputSchemas out of manifest/makeManifest.ts.
  it(
    "would not compile as Spectral's generator writes it: output schemas are text there",
    () => {
      const { folder, remove } = copyExample("user-changes");
      try {
        rmSync(join(folder, "src"), { recursive: true });
        rmSync(join(folder, ".spectral"), { recursive: true });
        mkdirSync(join(folder, "src"));
        execFileSync(
          process.execPath,
          ["--require", "tsx/cjs", "test/codeNative/untouchedManifest.ts", `${folder}/src`],
          { cwd: root },
        );
        writeFileSync(
          join(folder, "src/use.ts"),
          `import type { ComponentManifest } from "@prismatic-io/spectral";
import actions from "./actions";
export const all: ComponentManifest["actions"] = actions;
`,
        );
        const problems = typeErrors(folder).filter((problem) => problem.startsWith("src/use.ts"));
        expect(problems).toEqual([
          expect.stringMatching(
            /^src\/use.ts:3 .*Type 'string' is not assignable to type 'JsonSchema'/,
          ),
        ]);
      } finally {
        remove();
      }
    },
    ENOUGH_MS,
  );
};
