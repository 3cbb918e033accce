import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestFolder, root } from "./builtManifest";

export const EXAMPLES = ["joiner-mover-leaver", "group-sync", "user-changes"] as const;

export type Example = (typeof EXAMPLES)[number];

export const exampleFolder = (example: Example): string =>
  join(root, "examples/code-native", example);

/** An example as a builder has it: a project of its own, with its packages in `node_modules`. */
export const copyExample = (example: Example): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), `${example}-`));
  cpSync(exampleFolder(example), folder, { recursive: true });
  for (const scope of ["@component-manifests", "@types"])
    mkdirSync(join(folder, "node_modules", scope), { recursive: true });
  const link = (to: string, name: string): void =>
    symlinkSync(to, join(folder, "node_modules", name));
  link(manifestFolder, "@component-manifests/ms-entra-id");
  link(join(root, "node_modules/@types/node"), "@types/node");
  link(join(root, "node_modules/@prismatic-io"), "@prismatic-io");
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
};
