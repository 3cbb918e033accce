import { readFile } from "node:fs/promises";

/**
 * Each file that imports Spectral would get a copy of all its exports: 160 copies, made at load. Through a module of
 * its own there is one.
 *
 * @type {import("esbuild").Plugin}
 */
export const oneSpectral = {
  name: "one-spectral",
  setup(build) {
    const spectral = "@prismatic-io/spectral";
    build.onResolve({ filter: /^@prismatic-io\/spectral$/ }, ({ namespace, importer }) =>
      namespace === "one-spectral" || /node_modules/.test(importer)
        ? undefined
        : { path: spectral, namespace: "one-spectral" },
    );
    build.onLoad({ filter: /./, namespace: "one-spectral" }, () => ({
      contents: `export * from "${spectral}";`,
      resolveDir: build.initialOptions.absWorkingDir ?? process.cwd(),
    }));
  },
};

const constructor = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/**
 * axios asks for Node's FormData while it loads, and Node then loads all of its fetch: a third of the time and 5 MB.
 * Without the constructor, axios knows a FormData by its tag.
 *
 * @type {import("esbuild").Plugin}
 */
export const noFetch = {
  name: "no-fetch",
  setup(build) {
    build.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes(constructor)) throw new Error(`${path} has no "${constructor}" any more`);
      return { contents: text.replace(constructor, "undefined") };
    });
  },
};
