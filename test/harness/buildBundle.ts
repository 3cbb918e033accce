import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Before any test: builds the bundle, so that no scenario plays on an old one. */
export default (): void => {
  execFileSync(process.execPath, ["esbuild.config.mjs"], {
    cwd: resolve(__dirname, "../.."),
    stdio: "inherit",
  });
};
