import { cp, rm } from "node:fs/promises";
import { build } from "esbuild";

// The platform takes the whole dist folder, so nothing but the bundle and the icon may be in it.
await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: ["src/index.ts"],
  outfile: "dist/index.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
  keepNames: true, // error names reach the builder
  legalComments: "none",
});
await cp("assets/icon.png", "dist/icon.png");
