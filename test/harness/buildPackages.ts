import { join } from "node:path";
import { build } from "esbuild";

const root = join(__dirname, "../..");

/**
 * Puts packages of many modules into one file each for the tests (jest.config.ts): each test file loads them anew, and
 * Spectral has 800. What the tests replace or share stays outside.
 */
export const buildPackages = async (): Promise<void> => {
  await build({
    absWorkingDir: root,
    entryPoints: { spectral: "@prismatic-io/spectral", dateFns: "date-fns", yaml: "yaml" },
    outdir: "node_modules/.cache/jest",
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["axios", "axios-retry"],
    logLevel: "warning",
  });
};
