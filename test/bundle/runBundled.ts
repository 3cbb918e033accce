import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run } from "../commands/runScript";

const build = `
  import { build } from "esbuild";
  import { bundle } from "./cli/bundle/options.mjs";

  const [outfile, contents] = process.argv.slice(1);
  const { entryPoints, ...options } = bundle;
  await build({ ...options, outfile, stdin: { contents, resolveDir: process.cwd() } });
`;

/** Builds some code as the component is built, runs it, and gives what it wrote. */
export const runBundled = async (code: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "bundled-"));
  const file = join(folder, "index.js");
  const built = await run([process.execPath, "--input-type=module", "--eval", build, file, code]);
  if (built.exitCode !== 0) throw new Error(built.error);
  const { out, error } = await run([process.execPath, file], { folder: root });
  await rm(folder, { recursive: true });
  return out + error;
};
