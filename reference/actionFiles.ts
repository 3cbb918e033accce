import { readdirSync } from "node:fs";
import { resolve } from "node:path";

export const actionsFolder = resolve(__dirname, "../src/actions");

/** Path of each action's file by its key, in the order of folders and names. */
export const actionFiles = new Map(
  readdirSync(actionsFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".case.ts"))
    .map((file) => [file.replace(/^.*\/|\.case\.ts$/g, ""), file.replace(".case.ts", ".ts")]),
);
