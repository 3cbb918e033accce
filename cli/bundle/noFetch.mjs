import { readFile } from "node:fs/promises";

const asked = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/**
 * axios asks for Node's FormData while it loads, and Node then loads all of its fetch, which takes longer than axios
 * itself. Without the constructor, axios knows a FormData by its tag.
 *
 * @type {import("esbuild").Plugin}
 */
export const noFetch = {
  name: "no-fetch",
  setup(build) {
    build.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes(asked)) throw new Error(`${path} does not have this any more: ${asked}`);
      return { contents: text.replace(asked, "undefined") };
    });
  },
};
