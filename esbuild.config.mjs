import { cp, rm } from "node:fs/promises";
import { build } from "esbuild";
import { bundle } from "./cli/bundle/options.mjs";

// The platform takes the whole dist folder, so nothing but the bundle and the icon may be in it.
await rm("dist", { recursive: true, force: true });
await build(bundle);
await cp("assets/icon.png", "dist/icon.png");
