import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { actions } from "../conventions/interface";

const run = promisify(execFile);
const root = resolve(__dirname, "../..");

describe("the built bundle", () => {
  it("loads in a bare process with no other file beside it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bundle-"));
    await cp(join(root, "dist/index.js"), join(folder, "index.js"));
    const script =
      "const c = require('./index.js').default; console.log([c.key, Object.keys(c.actions).length].join())";
    const { stdout } = await run(process.execPath, ["-e", script], { cwd: folder, env: {} });
    expect(stdout.trim()).toBe(`ms-entra-id,${Object.keys(actions).length}`);
    await rm(folder, { recursive: true });
  });

  it("loads without Node's fetch and HTTP/2", async () => {
    const script = `
      const before = new Set(process.moduleLoadList);
      require("./dist/index.js");
      console.log(JSON.stringify(process.moduleLoadList.filter((name) => !before.has(name))));
    `;
    const { stdout } = await run(process.execPath, ["-e", script], { cwd: root, env: {} });
    const loaded = JSON.parse(stdout) as string[];
    expect(loaded).toContain("NativeModule https");
    expect(loaded.filter((name) => /undici|http2/.test(name))).toEqual([]);
  });

  it("has nothing but itself and its assets in dist", async () => {
    expect((await readdir(join(root, "dist"))).sort()).toEqual(["icon.png", "index.js"]);
  });

  it("passes the platform's offline check", async () => {
    const prism = join(root, "node_modules/.bin/prism");
    const { stdout } = await run(prism, ["components:signature", "--skip-signature-verify"], {
      cwd: root,
    });
    expect(stdout.trim()).toMatch(/^[0-9a-f]{40}$/);
  }, 30_000);
});
