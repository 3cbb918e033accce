import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(__dirname, "..");

/** Builds the component, so that nothing runs on an old one, and gives the path of the bundle. */
export const buildBundle = (): string => {
  execFileSync(process.execPath, ["esbuild.config.mjs"], { cwd: root, stdio: "inherit" });
  return resolve(root, "dist/index.js");
};
