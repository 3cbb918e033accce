import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import component from "../../src";
import { snapshotOf } from "./snapshot";

it(".spectral/component.json is the public surface; npm run snapshot writes it anew", () => {
  const committed = readFileSync(resolve(__dirname, "../../.spectral/component.json"), "utf8");
  expect(JSON.parse(snapshotOf(component))).toEqual(JSON.parse(committed));
});
