import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { copyProject, run } from "./runScript";

const ENOUGH_MS = 60_000;
jest.setTimeout(ENOUGH_MS);

describe("the command line", () => {
  it.each([
    ["an unknown option", ["demo", "--", "--fault"], "Unknown option '--fault'"],
    [
      "an option that npm kept",
      ["demo", "--faults"],
      "npm kept --faults for itself. Put -- before it: npm run demo -- --faults",
    ],
    [
      "an option with a value that npm kept",
      ["emulator", "--port", "18099"],
      "npm kept --port for itself. Put -- before it: npm run emulator -- --port",
    ],
    [
      "an option with dashes that npm kept",
      ["emulator", "--wild-delta"],
      "npm kept --wild-delta for itself. Put -- before it: npm run emulator -- --wild-delta",
    ],
    ["a stray word", ["emulator", "--", "18099"], "Unexpected argument '18099'"],
    [
      "a port that is none",
      ["emulator", "--", "--port", "65536"],
      '--port takes a whole number up to 65535, not "65536"',
    ],
    [
      "a file that is missing",
      ["emulator", "--", "--certificate", "no.pem"],
      "--certificate: ENOENT: no such file",
    ],
    ["a count that is none", ["emulator", "--", "--users", "1e3"], "--users takes a whole number"],
    ["a flag of the other mode", ["demo", "--", "--write"], "--write is for a tenant"],
  ])("refuses %s with usage and exit code 2", async (_what, args, told) => {
    const { exitCode, out, error } = await run(["npm", "run", "--silent", ...args]);
    expect(error).toContain(told);
    expect(error).toContain(`Usage: npm run ${args[0]} -- [`);
    expect(out).toBe("");
    expect(exitCode).toBe(2);
  });

  it("tells its usage", async () => {
    const { exitCode, out } = await run(["npm", "run", "--silent", "emulator", "--", "--help"]);
    expect(out).toMatch(/^Usage: npm run emulator -- \[--https\] \[--port 8365\]/);
    expect(exitCode).toBe(0);
  });
});

describe("the demo", () => {
  it.each([
    [{ ENTRA_TENANT_ID: "t", ENTRA_CLIENT_ID: "c" }, "ENTRA_CLIENT_SECRET is missing"],
    [{ ENTRA_CLIENT_ID: "c" }, "ENTRA_TENANT_ID and ENTRA_CLIENT_SECRET are missing"],
    [
      { ENTRA_TENANT_ID: "t", ENTRA_CLIENT_ID: "c", ENTRA_CLIENT_SECRET: "" },
      "ENTRA_CLIENT_SECRET is missing",
    ],
  ])("with %p says which variable is missing", async (environment, told) => {
    const { exitCode, error } = await run(["npm", "run", "--silent", "demo"], { environment });
    expect(error).toContain(told);
    expect(exitCode).toBe(2);
  });

  it("tells what is behind a failed fetch", async () => {
    const port = await closedPort();
    const script = `
      require("./demo/report").runSteps(
        [{ title: "Sign in", run: async () => { await fetch("http://127.0.0.1:${port}/"); } }],
        () => 0,
      );
    `;
    const { out } = await run([process.execPath, "--require", "tsx/cjs", "--eval", script]);
    expect(out).toContain(`✗ fetch failed: connect ECONNREFUSED 127.0.0.1:${port}`);
  });
});

const listenOn = async (): Promise<{ port: number; close: () => Promise<void> }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

const closedPort = async (): Promise<number> => {
  const { port, close } = await listenOn();
  await close();
  return port;
};

describe("the emulator", () => {
  it("says that its port is in use", async () => {
    const { port, close } = await listenOn();
    const { exitCode, error } = await run([
      "npm",
      "run",
      "--silent",
      "emulator",
      "--",
      "--users",
      "1",
      "--port",
      String(port),
    ]);
    await close();
    expect(error).toBe(`port ${port} is in use. Stop what listens there, or take another port\n`);
    expect(exitCode).toBe(1);
  });
});

describe("in a copy of the project", () => {
  const { folder, remove } = copyProject();
  afterAll(remove);

  it("the signature is the hash of the package, and says so", async () => {
    const { exitCode, out } = await run(["npm", "run", "--silent", "signature"], { folder });
    expect(out).toMatch(
      /^"?SHA-1 of the package that publish:component uploads\..*\n[0-9a-f]{40}\n$/,
    );
    expect(exitCode).toBe(0);
  });

  it.each(["demo", "emulator", "consent", "adopt", "build", "test", "bench", "signature"])(
    "%s says at once that Node is too old",
    async (script) => {
      const file = join(folder, "package.json");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/"node": ">=[\d.]+"/, '"node": ">=99.5"'));
      const { exitCode, out, error } = await run(["npm", "run", "--silent", script], { folder });
      writeFileSync(file, text);
      expect(error).toMatch(
        /^Node \d+\.\d+\.\d+ is too old: this project needs Node 99\.5 or later\./,
      );
      expect(out).toBe("");
      expect(exitCode).toBe(1);
    },
  );
});
