import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generate } from "selfsigned";

/**
 * Starts the emulator as its README says, in a process of its own, and runs the tests in another one that
 * trusts its CA. NODE_EXTRA_CA_CERTS counts only when it is set before Node starts.
 */
const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "emulator-clients-"));

const until = (child: ChildProcess, form: RegExp): Promise<RegExpExecArray> =>
  new Promise((found, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const match = form.exec(text);
      if (match !== null) found(match);
    });
    child.once("exit", (code) => reject(new Error(`The emulator ended with ${code}: ${text}`)));
  });

const appKeys = await generate([{ name: "commonName", value: "app" }], { algorithm: "sha256" });
writeFileSync(join(folder, "app.pem"), appKeys.cert);
writeFileSync(join(folder, "app-with-key.pem"), appKeys.private + appKeys.cert);

const options = ["--https", "--port", "0", "--certificates", folder];
const emulator = spawn(
  process.execPath,
  [
    ...["--require", "tsx/cjs", "emulator/cli.ts"],
    ...[...options, "--certificate", join(folder, "app.pem"), "--groups", "20"],
  ],
  { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
);

try {
  const [, url = ""] = await until(emulator, /Sign-in Endpoint +(\S+)\n[\s\S]*Stop with/);
  const tests = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"));
  const wanted = process.argv.slice(2);
  const chosen = tests.filter(
    (name) => wanted.length === 0 || wanted.some((one) => name.includes(one)),
  );
  // One file after the other: they share the emulator's faults and its list of requests.
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--test", "--test-concurrency=1", ...chosen],
    {
      cwd: import.meta.dirname,
      stdio: "inherit",
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
        EMULATOR_URL: url,
        EMULATOR_APP_KEYS: join(folder, "app-with-key.pem"),
      },
    },
  );
  process.exitCode = await new Promise<number>((ended) => {
    child.once("exit", (code) => ended(code ?? 1));
  });
} finally {
  emulator.kill();
  rmSync(folder, { recursive: true });
}
