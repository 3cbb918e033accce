import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

export const root = resolve(__dirname, "../..");

/** Where `npm run manifest` writes it, and where jest finds `@component-manifests/ms-entra-id`. */
export const manifestFolder = join(root, ".spectral/manifest");

const MADE_FROM = join(manifestFolder, "made-from");

/** The bundle, what makes the manifest of it, and the libraries. */
const sources = (): string => {
  const hash = createHash("sha256");
  const made = readdirSync(join(root, "manifest")).map((file) => join("manifest", file));
  for (const file of ["dist/index.js", "package-lock.json", "package.json", ...made])
    hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
};

export const writeManifest = (...options: string[]): void => {
  execFileSync(process.execPath, ["--require", "tsx/cjs", "manifest/write.ts", ...options], {
    cwd: root,
    // As npm starts it: Spectral's generator calls prism by its name.
    env: {
      ...process.env,
      PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
    },
    stdio: "pipe",
  });
};

/** Makes the manifest of the bundle that is there, unless it is the one that was made last. */
export const buildManifest = (): void => {
  const now = sources();
  if (existsSync(MADE_FROM) && readFileSync(MADE_FROM, "utf8") === now) return;
  writeManifest();
  writeFileSync(MADE_FROM, now);
};
