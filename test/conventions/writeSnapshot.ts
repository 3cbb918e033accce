import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import component from "../../src";
import { snapshotOf } from "./snapshot";

const file = resolve(__dirname, "../../.spectral/component.json");
writeFileSync(file, snapshotOf(component));
console.log(`Wrote ${file}`);
