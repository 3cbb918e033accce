import { fileURLToPath } from "node:url";
import { errorNames } from "./errorNames.mjs";
import { leaveOut } from "./leaveOut.mjs";
import { noFetch } from "./noFetch.mjs";
import { oneSpectral } from "./oneSpectral.mjs";

/**
 * How the component is built, for everything that builds it.
 *
 * @type {import("esbuild").BuildOptions}
 */
export const bundle = {
  entryPoints: ["src/index.ts"],
  outfile: "dist/index.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // Names stay as they are: errors are named by their classes, and a stack tells where it was.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // Spectral requires it and we import it: without this there are two, each with an AxiosError of its own.
  alias: { axios: fileURLToPath(import.meta.resolve("axios")) },
  plugins: [errorNames, leaveOut, noFetch, oneSpectral],
};
