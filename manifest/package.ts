import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { license, version } from "../package.json";

export const PACKAGE_NAME = "@component-manifests/ms-entra-id";

const README = `# Manifest of the Microsoft Entra ID component ${version}

The actions, triggers, pickers and connections of the component, typed for code-native integrations. Made by
\`npm run manifest\` in the component's project; what is changed here is lost. How to use it stands there in
\`documentation/codeNative.md\`.
`;

/**
 * Spectral's package wants to be built where it is installed, with a TypeScript of its own, and calls the
 * time its version. This one is built already, and has the component's version.
 */
export const finishPackage = async (folder: string): Promise<void> => {
  const file = join(folder, "package.json");
  const {
    scripts: _build,
    devDependencies: _tools,
    ...made
  } = JSON.parse(await readFile(file, "utf8"));
  const finished = { ...made, version, license, types: "dist/index.d.ts" };
  await writeFile(file, `${JSON.stringify(finished, null, 2)}\n`);
  await writeFile(join(folder, "README.md"), README);
  await rm(join(folder, "tsconfig.json"));
};
