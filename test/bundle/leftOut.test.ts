import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readBuildGraph, withinPackages } from "./buildGraph";
import { runBundled } from "./runBundled";

const root = resolve(__dirname, "../..");
const { leftOut, bundle, whole } = readBuildGraph();

const spectral = (file: string): string => `@prismatic-io/spectral/dist/${file}`;
const axios = (file: string): string => `axios/lib/${file}`;

/**
 * Who imports what is left out, and what of it. An upgrade that changes this asks: does a running component reach it?
 * Spectral's two of `serverTypes` are called for code-native integrations only, by `createCNIContext` and
 * `createCNIComponentRefPerform`; its index for `integration`, `testing` and `util`.
 */
const users: Record<string, Record<string, string[]>> = {
  [spectral("testing.js")]: { [spectral("index.js")]: ["testing_1).default"] },
  [spectral("util.js")]: {
    // This one is imported by util.js alone.
    [spectral("conditionalLogic/index.js")]: ["util_1.default.types.toDate"],
    [spectral("index.js")]: ["util_1).default"],
  },
  [spectral("serverTypes/convertIntegration.js")]: {
    [spectral("index.js")]: ["convertIntegration_1.convertIntegration"],
    [spectral("serverTypes/context.js")]: ["convertIntegration_1.convertInputValue"],
    [spectral("serverTypes/perform.js")]: ["convertIntegration_1.invokeTriggerComponentInput"],
  },
  http2: {
    [axios("adapters/http.js")]: ["http2.constants"],
    [axios("helpers/Http2Sessions.js")]: ["http2.connect"],
  },
  [axios("adapters/fetch.js")]: { [axios("adapters/adapters.js")]: ["fetchAdapter.getFetch"] },
  [axios("adapters/xhr.js")]: { [axios("adapters/adapters.js")]: ["xhrAdapter"] },
  [axios("platform/node/classes/FormData.js")]: {
    [axios("helpers/toFormData.js")]: ["PlatformFormData"],
    [axios("platform/node/index.js")]: ["FormData"],
  },
};

const importersOf = (module: string): string[] =>
  Object.entries(whole.inputs)
    .filter(([, { imports }]) => imports.some(({ path }) => withinPackages(path) === module))
    .map(([file]) => file);

/** What a file uses of a module: `http2.connect`. */
const usesIn = (file: string, module: string): string[] => {
  const text = readFileSync(resolve(root, file), "utf8").replace(
    /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
    "",
  );
  const name = (/[^/]+$/.exec(module)?.[0] ?? module).replace(/\.js$/, "");
  const imported = new RegExp(
    `^(?:import (?:\\* as )?|const |var )(\\w+)(?: from| = \\w*\\(?require\\().*\\b${name}(?:\\.js)?['"].*$`,
    "m",
  ).exec(text);
  const [statement = "", binding = ""] = imported ?? [];
  const uses = text.replace(statement, "").match(new RegExp(`\\b${binding}\\b\\)?[\\w.]*`, "g"));
  return [...new Set(uses)].sort();
};

describe("what the bundle leaves out", () => {
  it.each(leftOut.map(({ module }) => [module]))("%s is used as it was", (module) => {
    const found = importersOf(module).map((file) => [withinPackages(file), usesIn(file, module)]);
    expect(Object.fromEntries(found)).toEqual(users[module]);
  });

  it.each(leftOut)("$module has its reason", ({ module, why }) => {
    expect(why).toMatch(/^\w.{20,}\w$/);
    expect(users).toHaveProperty([module]);
  });

  it("is in the bundle by name only", () => {
    const packages = Object.keys(bundle.inputs).map(withinPackages).join("\n");
    expect(packages).not.toMatch(/^(zod|yaml|jest-mock|form-data|mime-db)\//m);
    expect(Object.keys(whole.inputs).map(withinPackages).join("\n")).toMatch(/^zod\/.*locales/m);
  });
});

describe("code that reaches for what the bundle leaves out", () => {
  it("gets errors that name it", async () => {
    const code = `
      import http2, { connect } from "node:http2";
      import * as spectral from "@prismatic-io/spectral";
      const uses = [
        () => spectral.testing.invoke,
        () => spectral.util.types,
        () => spectral.integration({ name: "Integration", flows: [] }),
        () => http2.constants,
        () => http2(),
        () => new http2(),
        () => connect("https://graph.microsoft.com"),
      ];
      for (const use of uses)
        try {
          console.log("nothing", use());
        } catch (error) {
          console.log(error.message);
        }
    `;
    const named = (await runBundled(code)).match(/^\S+ is not in this bundle: /gm);
    const nameOf = (module: string): string => `${module} is not in this bundle: `;
    expect(named).toEqual(
      [
        spectral("testing.js"),
        spectral("util.js"),
        spectral("serverTypes/convertIntegration.js"),
        ...Array<string>(4).fill("http2"),
      ].map(nameOf),
    );
  });

  it("gets axios's own words for an adapter that is not there", async () => {
    const code = `
      import axios from "axios";
      axios.get("http://127.0.0.1/", { adapter: ["xhr", "fetch"] }).catch(console.log);
    `;
    const text = await runBundled(code);
    expect(text).toContain("adapter xhr is not available in the build");
    expect(text).toContain("adapter fetch is not available in the build");
  });

  it("sends a form with the FormData of Node", async () => {
    const code = `
      import axios from "axios";
      import { createServer } from "node:http";
      const server = createServer(async (request, response) => {
        response.end((await request.toArray()).join(""));
      }).listen(0, "127.0.0.1", async () => {
        const url = "http://127.0.0.1:" + server.address().port;
        const { data } = await axios.postForm(url, { displayName: "Adele" });
        const form = new FormData();
        form.set("surname", "Vance");
        console.log(data, (await axios.post(url, form)).data);
        server.close();
      });
    `;
    const text = await runBundled(code);
    expect(text).toMatch(/form-data; name="displayName"\s+Adele\s/);
    expect(text).toMatch(/form-data; name="surname"\s+Vance\s/);
  });
});
