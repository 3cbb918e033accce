import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { runCommand } from "../cli/runCommand";
import { UsageError } from "../cli/usageError";
import { makeManifest, root } from "./makeManifest";
import { PACKAGE_NAME } from "./package";

const isManifest = (folder: string): boolean => {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).name === PACKAGE_NAME;
  } catch {
    return false;
  }
};

/** The folder is emptied: nothing but an older manifest may be in it. */
const refuseOtherFolders = (folder: string): void => {
  if (existsSync(folder) && !isManifest(folder))
    throw new UsageError(`--out: ${folder} is there and holds no manifest; it would be emptied`);
};

void runCommand({
  usage: `Usage: npm run manifest -- [--out FOLDER]

  --out  where to write it; .spectral/manifest unless given. An older manifest there is replaced

Builds the component and writes the package ${PACKAGE_NAME} for code-native integrations.`,
  options: { out: { type: "string", default: join(root, ".spectral/manifest") } },
  run: async ({ out }) => {
    const folder = resolve(out);
    refuseOtherFolders(folder);
    await makeManifest(folder);
    const path = relative(process.cwd(), folder) || ".";
    console.log(`To install it in a project: npm pack ./${path} --pack-destination PROJECT`);
    return true;
  },
});
