const spectral = "@prismatic-io/spectral";

/**
 * Each file that imports Spectral would get a copy of all its exports: 160 copies, made while the bundle loads.
 * Through a module of its own there is one.
 *
 * @type {import("esbuild").Plugin}
 */
export const oneSpectral = {
  name: "one-spectral",
  setup(build) {
    build.onResolve({ filter: /^@prismatic-io\/spectral$/ }, ({ namespace }) =>
      namespace === "one-spectral" ? undefined : { path: spectral, namespace: "one-spectral" },
    );
    build.onLoad({ filter: /./, namespace: "one-spectral" }, () => ({
      contents: `export * from "${spectral}";`,
      resolveDir: build.initialOptions.absWorkingDir ?? process.cwd(),
    }));
  },
};
