import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { root } from "./builtManifest";
import { copiedCalls } from "./copiedCalls";
import { copyExample, EXAMPLES, exampleFolder, writeDocumentedProject } from "./project";
import { typeErrors } from "./typeErrors";

const ENOUGH_MS = 300_000;

/** The examples compile against the manifest, and mistakes in using it are errors. */
export const typeTests = (): void => {
  it.each(EXAMPLES)(
    "%s compiles with strict TypeScript",
    (example) => {
      const { folder, remove } = copyExample(example);
      try {
        // In one of them, what must not compile as well.
        if (example === "group-sync") {
          cpSync(join(__dirname, "typedUse.ts"), join(folder, "src/typedUse.ts"));
          writeFileSync(join(folder, "src/copied.ts"), copiedCalls());
        }
        expect(typeErrors(folder)).toEqual([]);
      } finally {
        remove();
      }
    },
    ENOUGH_MS,
  );

  it(
    "the project of documentation/codeNative.md compiles",
    () => {
      const { folder, files, remove } = writeDocumentedProject();
      try {
        expect(files.sort()).toEqual([
          ".spectral/index.ts",
          "src/componentRegistry.ts",
          "src/configPages.ts",
          "src/flows.test.ts",
          "src/flows.ts",
          "src/index.ts",
          "src/watchPeople.ts",
          "tsconfig.json",
        ]);
        expect(typeErrors(folder)).toEqual([]);
      } finally {
        remove();
      }
    },
    ENOUGH_MS,
  );

  it.each(EXAMPLES)("%s names the package that npm run manifest and npm pack make", (example) => {
    const page = readFileSync(join(root, "documentation/codeNative.md"), "utf8");
    expect(page).toContain(`install ./component-manifests-ms-entra-id-${version}.tgz`);
    const project = JSON.parse(readFileSync(join(exampleFolder(example), "package.json"), "utf8"));
    expect(project.dependencies["@component-manifests/ms-entra-id"]).toBe(
      `file:component-manifests-ms-entra-id-${version}.tgz`,
    );
  });
};
