import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse, stringify } from "yaml";
import { loadComponent } from "../../runner/loadComponent";
import { asLine, checkIntegration } from "../examples/check";
import { actionCases } from "../harness/actionCases";
import { openPlayground, type Page } from "./openPlayground";

const root = resolve(__dirname, "../..");
const built = loadComponent(resolve(root, "dist/index.js"));
const FILE = "expiringCredentials.yml";
const example = readFileSync(resolve(root, "examples/low-code", FILE), "utf8");

let page: Page;

beforeAll(async () => {
  page = await openPlayground();
});

afterAll(() => page.close());

/** The example with a step that was copied from the playground at its end. */
const pasted = (step: string): string => {
  const integration = parse(example);
  integration.flows[0].steps.push(...parse(step));
  return stringify(integration);
};

/** What only the page sends: a file, and a header that holds no secret. */
const asThePage: Record<string, Record<string, unknown>> = {
  updateUserPhoto: { photo: { base64: "/9j/4AAQSkZJRg==", contentType: "image/jpeg" } },
  rawRequest: { headers: [{ key: "Prefer", value: "return=minimal" }] },
};

it.each(Object.keys(actionCases))("the copied step of %s fits into a flow", async (key) => {
  const { connection: _own, ...inputs } = actionCases[key]?.inputs ?? {};
  const { body } = await page.ask<{ step: string }>("POST", `/steps/${key}/snippets`, {
    inputs: { ...inputs, ...asThePage[key] },
  });
  const complaints = checkIntegration(FILE, pasted(body.step), built).map(asLine);
  // A password is not copied; where one must be, the builder is told.
  expect(complaints).toEqual(
    key === "createUser" ? [expect.stringMatching(/Create User: password: is required/)] : [],
  );
});

it("what is copied holds no secret that was typed", async () => {
  const inputs = { userId: "adele@contoso.com", password: "Start-4711-aB" };
  const { body } = await page.ask("POST", "/steps/resetUserPassword/snippets", { inputs });
  expect(JSON.stringify(body)).toContain("adele@contoso.com");
  expect(JSON.stringify(body)).not.toContain("4711");
});
