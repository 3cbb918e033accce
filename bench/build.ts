import { resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";

export const folder = resolve(__dirname, ".build");

export const round = resolve(folder, "round.js");
export const server = resolve(folder, "index.js");
export const emptyComponent = resolve(folder, "emptyComponent.js");

const shared: BuildOptions = { bundle: true, platform: "node", format: "cjs", target: "node20" };

/** As a component is bundled that does nothing about what it does not need. */
const plain: BuildOptions = { ...shared, minify: true, keepNames: true, legalComments: "none" };

/**
 * JavaScript for the processes of the benches: a loader that translates TypeScript would be measured with
 * the contenders, and would rewrite the component's bundle.
 */
export const buildBench = async (): Promise<void> => {
  const entries = [resolve(__dirname, "round.ts"), resolve(__dirname, "server/index.ts")];
  for (const entry of entries)
    await build({ ...shared, entryPoints: [entry], outdir: folder, packages: "external" });
  await build({ ...plain, entryPoints: [resolve(__dirname, "emptyComponent.ts")], outdir: folder });
};
