import { join } from "node:path";
import { build } from "esbuild";

const root = join(__dirname, "../..");

/**
 * Puts Spectral into one file for the tests (jest.config.ts): each test file would load its 800 modules anew.
 * What the tests replace or share stays outside.
 */
export const buildSpectral = async (): Promise<void> => {
  await build({
    absWorkingDir: root,
    entryPoints: ["@prismatic-io/spectral"],
    outfile: "node_modules/.cache/jest/spectral.js",
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["axios", "axios-retry", "date-fns"],
    logLevel: "warning",
  });
};
