import { statSync } from "node:fs";
import { resolve } from "node:path";
import { readBuildGraph, withinPackages } from "./buildGraph";

const file = resolve(__dirname, "../../dist/index.js");
const LARGEST = 900_000;

const { bundle } = readBuildGraph();
const [output] = Object.values(bundle.outputs);
const modules = Object.keys(output?.inputs ?? {});

/** Where the packages of these modules are: `node_modules/axios`, once for each copy. */
const packages = modules
  .map((module) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(module)?.[0])
  .filter((place) => place !== undefined);

describe("the weight of the bundle", () => {
  it(`is at most ${LARGEST} bytes`, () => {
    expect(statSync(file).size).toBeLessThanOrEqual(LARGEST);
    expect(output?.bytes).toBe(statSync(file).size);
  });

  it("comes from these packages, each of them once", () => {
    expect([...new Set(packages)].map(withinPackages).sort()).toEqual([
      "@prismatic-io/spectral",
      "agent-base",
      "axios",
      "axios-retry",
      "date-fns",
      "debug",
      "follow-redirects",
      "has-flag",
      "https-proxy-agent",
      "is-retry-allowed",
      "jose",
      "lodash",
      "ms",
      "proxy-from-env",
      "supports-color",
    ]);
  });

  // Two of them, of the two entries of axios: what one throws is no AxiosError to the other.
  it("has one AxiosError", () => {
    const errors = modules.filter((module) => /axios.*\/AxiosError\.js$/.test(module));
    expect(errors.map(withinPackages)).toEqual(["axios/lib/core/AxiosError.js"]);
    expect(modules.filter((module) => /\.cjs$/.test(module))).toEqual([]);
  });

  it("holds Spectral's exports once, and not once for each file that imports them", () => {
    const users = Object.entries(bundle.inputs)
      .filter(([, { imports }]) =>
        imports.some(({ path }) => /spectral\/dist\/index\.js$/.test(path)),
      )
      .map(([user]) => user);
    expect(users).toEqual(["one-spectral:@prismatic-io/spectral"]);
  });
});
