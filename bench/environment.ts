import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { resolve } from "node:path";
import type { Environment } from "./results";

const root = resolve(__dirname, "..");

const git = (...args: string[]): string =>
  execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

const versionIn = (folder: string, name: string): string | undefined => {
  const file = resolve(root, folder, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
};

/** What the results belong to. */
export const readEnvironment = (): Environment => {
  const { dependencies } = JSON.parse(readFileSync(resolve(__dirname, "package.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  const versions = Object.keys(dependencies).map((name) => [name, versionIn("bench", name) ?? "-"]);
  const [cpu] = cpus();
  return {
    commit: git("rev-parse", "--short=10", "HEAD"),
    changed:
      git("status", "--porcelain", "--", ".", ":!bench/results.json", ":!bench/RESULTS.md") !== "",
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpu?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    node: process.version,
    versions: {
      "this component": version,
      "@prismatic-io/spectral": versionIn("", "@prismatic-io/spectral") ?? "-",
      ...Object.fromEntries(versions),
    },
  };
};
