import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createComponentManifest } from "@prismatic-io/spectral/dist/generators/componentManifest";
import { createTypeInterface } from "@prismatic-io/spectral/dist/generators/utils/createTypeInterface";
import type { Component } from "@prismatic-io/spectral/dist/serverTypes";
import { version as spectralVersion } from "@prismatic-io/spectral/package.json";
import { compileManifest } from "./compileManifest";
import { finishPackage, PACKAGE_NAME } from "./package";
import { resultTypes } from "./resultTypes";
import { writeTypedTemplates } from "./typedTemplates";

export const root = resolve(__dirname, "..");

/**
 * Spectral 10.31.1 writes an action's output schema into the manifest as the text that goes over the
 * wire, and its own type ComponentManifest takes an object there: `componentManifests` then refuses the
 * whole manifest. Nothing reads it at run time; what it says is in the result types.
 */
const withoutOutputSchemas = (component: Component): Component => ({
  ...component,
  actions: Object.fromEntries(
    Object.entries(component.actions).map(([key, { outputSchema: _schema, ...action }]) => [
      key,
      action,
    ]),
  ),
});

const schemaOf = ({ outputSchema }: Component["actions"][string]): unknown => {
  if (outputSchema === undefined) return undefined;
  if (outputSchema.type !== "actionOutput")
    throw new Error(`A result type is made of an actionOutput only, not of ${outputSchema.type}`);
  return JSON.parse(outputSchema.schema);
};

const writeResultTypes = async (component: Component, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const actions = Object.values(component.actions);
  for (const action of actions) {
    const name = createTypeInterface(action.key);
    const text = await resultTypes(name, action.display.label, schemaOf(action));
    await writeFile(join(folder, `${action.key}.ts`), text);
  }
  const index = actions.map(({ key }) => `export type * from "./${key}";\n`).join("");
  await writeFile(join(folder, "index.ts"), index);
};

/** Makes the package of the component's typed manifest. The folder is emptied first. */
export const makeManifest = async (folder: string): Promise<void> => {
  const component: Component = require(join(root, "dist/index.js")).default;
  const templates = mkdtempSync(join(tmpdir(), "manifest-templates-"));
  try {
    writeTypedTemplates(templates);
    await createComponentManifest({
      component: withoutOutputSchemas(component),
      packageName: PACKAGE_NAME,
      spectralVersion,
      // The signature of the bundle that is here, published or not.
      skipSignatureVerify: true,
      sourceDir: templates,
      destinationDir: folder,
      dryRun: false,
      verbose: false,
      registry: null,
    });
  } finally {
    rmSync(templates, { recursive: true });
  }
  await writeResultTypes(component, join(folder, "src/results"));
  compileManifest(folder);
  await finishPackage(folder);
};
