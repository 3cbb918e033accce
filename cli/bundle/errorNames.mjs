import { readFile } from "node:fs/promises";

/**
 * Spectral takes the name of an error from its class, and esbuild gives a class another name where two files have the
 * same one. (`keepNames` for everything would wrap every function, each time it is made.)
 *
 * @type {import("esbuild").Plugin}
 */
export const errorNames = {
  name: "error-names",
  setup(build) {
    build.onLoad({ filter: /[\\/]spectral[\\/]dist[\\/]errors\.js$/ }, async ({ path }) => ({
      contents: (await build.esbuild.transform(await readFile(path), { keepNames: true })).code,
    }));
  },
};
