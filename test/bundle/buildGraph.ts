import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import type { Metafile } from "esbuild";

const root = resolve(__dirname, "../..");

interface LeftOut {
  readonly module: string;
  readonly why: string;
}

/** The bundle as it is built, and as it would be with all that it leaves out. */
interface BuildGraph {
  readonly leftOut: readonly LeftOut[];
  readonly bundle: Metafile;
  readonly whole: Metafile;
}

// The options are an ES module, which jest does not load.
const script = `
  import { build } from "esbuild";
  import { leaveOut, leftOut } from "./cli/bundle/leaveOut.mjs";
  import { bundle } from "./cli/bundle/options.mjs";

  const metafile = async (options) =>
    (await build({ ...options, write: false, metafile: true })).metafile;
  const plugins = bundle.plugins.filter((plugin) => plugin !== leaveOut);
  console.log(
    JSON.stringify({
      leftOut,
      bundle: await metafile(bundle),
      whole: await metafile({ ...bundle, plugins }),
    }),
  );
`;

export const readBuildGraph = (): BuildGraph =>
  JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 2 ** 20,
    }),
  );

/** `axios/lib/axios.js` of `node_modules/axios/lib/axios.js`; a file of the component stays as it is. */
export const withinPackages = (file: string): string => file.replace(/^.*node_modules\//, "");
