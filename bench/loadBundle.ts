/**
 * Claim: loading the component costs little more than loading Spectral alone, which is the baseline.
 * Run: node --require esbuild-register bench/loadBundle.ts
 */
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(__dirname, "..");
const script =
  "const t = performance.now(); require(process.argv[1]); console.log(performance.now() - t)";

const median = (numbers: number[]): number =>
  numbers.sort((one, other) => one - other)[numbers.length >> 1] ?? 0;

const time = (module: string): number =>
  median(
    Array.from({ length: 9 }, () =>
      Number(
        execFileSync(process.execPath, ["-e", script, module], { cwd: root, encoding: "utf8" }),
      ),
    ),
  );

console.log(`dist/index.js           ${time(resolve(root, "dist/index.js")).toFixed(0)} ms`);
console.log(
  `@prismatic-io/spectral  ${time(require.resolve("@prismatic-io/spectral")).toFixed(0)} ms`,
);
