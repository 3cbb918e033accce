import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { connection, runAction } from "../harness/component";
import { denied } from "../harness/graphFailures";
import { graphFault, playGraph } from "../harness/playGraph";

jest.mock("../../src", () => jest.requireActual("../../dist/index.js"));

const root = resolve(__dirname, "../..");
const bundle = readFileSync(join(root, "dist/index.js"), "utf8");

const errorClasses = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.ts$/.test(file) && !/\.(test|case)\.ts$/.test(file))
  .flatMap((file) => {
    const text = readFileSync(join(root, "src", file), "utf8");
    return [...text.matchAll(/class (\w+) extends \w*Error\b/g)].map(
      ([, name = ""]) => [name, text] as const,
    );
  });

const failed = async (inputs: Readonly<Record<string, unknown>>): Promise<Error> => {
  playGraph([{ status: 403, body: graphFault(denied.code, denied.message) }]);
  const error: unknown = await runAction("getUser", inputs).catch((reason: unknown) => reason);
  if (!(error instanceof Error)) throw new Error("the action did not fail");
  return error;
};

const user = { userId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" };

describe("the names in the bundle", () => {
  it("are those of the classes of the errors", () => {
    expect(errorClasses.map(([name]) => name).sort()).toEqual([
      "BrokenBody",
      "GraphError",
      "InputError",
      "SignInError",
    ]);
  });

  it.each(errorClasses)("%s says its name itself", (name, text) => {
    expect(text).toContain(`name = "${name}"`);
    expect(bundle).toContain(`name="${name}"`);
  });

  it.each([
    ["GraphError", user, ["request", "entity", "perform"]],
    ["InputError", { userId: "" }, ["cleanParams", "perform"]],
    [
      "ConnectionError",
      { ...user, connection: { ...connection, token: {} } },
      ["connectionError", "createClient", "perform"],
    ],
  ])("%s reaches the builder with a stack that can be read", async (name, inputs, callers) => {
    const { name: given, message, stack = "" } = await failed(inputs);
    expect(given).toBe(name);
    const [words, ...frames] = stack.split(/\n\s+at /);
    expect(words).toBe(`${name}: ${message}`);
    const functions = frames
      .filter((frame) => /dist\/index\.js/.test(frame))
      .map((frame) => frame.replace(/^async |^Object\.| \(.*$/g, ""));
    expect(functions).toEqual(expect.arrayContaining(callers));
  });
});
