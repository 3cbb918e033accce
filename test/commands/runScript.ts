import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Options } from "../../cli/options";
import { type Command, exitCodeOf } from "../../cli/runCommand";

/** A command that should have ended and goes on is stopped, and its test fails on exit code and text. */
const LONGEST_MS = 40_000;

export const root = resolve(__dirname, "../..");

export interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly error: string;
}

/** Of the environment, what a shell has: npm's settings and a tenant of the person who runs the tests stay out. */
const shell = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|ENTRA_|NODE_OPTIONS$)/i.test(name)),
  );

/** Runs a command as a person in a shell does, and waits for its end. */
export const run = (
  [command, ...args]: readonly [string, ...string[]],
  {
    folder = root,
    environment = {},
    longestMs = LONGEST_MS,
  }: { folder?: string; environment?: NodeJS.ProcessEnv; longestMs?: number } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...shell(), ...environment },
      timeout: longestMs,
    });
    let [out, error] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      error += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, out, error }));
  });

/** Runs a command in this process, which is faster, and the same but for how it is started. */
export const runHere = async <T extends Options>(
  command: Command<T>,
  args: readonly string[],
): Promise<Ended> => {
  let [out, error] = ["", ""];
  jest.spyOn(console, "log").mockImplementation((line) => {
    out += `${line}\n`;
  });
  jest.spyOn(console, "error").mockImplementation((line) => {
    error += `${line}\n`;
  });
  return { exitCode: await exitCodeOf(command, args), out, error };
};

/** A copy of the project for a command that builds: the tests beside this one play on this project's `dist`. */
export const copyProject = (): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  for (const name of [
    "package.json",
    "esbuild.config.mjs",
    "cli",
    "src",
    "assets",
    "demo",
    "consent",
    "adopt",
    "emulator",
    "runner",
  ])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
};
