import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { manifestFolder, root } from "./builtManifest";

export const EXAMPLES = ["joiner-mover-leaver", "group-sync", "user-changes"] as const;

export type Example = (typeof EXAMPLES)[number];

export const exampleFolder = (example: Example): string =>
  join(root, "examples/code-native", example);

/** A project of its own, with the packages that a builder installs. */
const emptyProject = (name: string): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  for (const scope of ["@component-manifests", "@types"])
    mkdirSync(join(folder, "node_modules", scope), { recursive: true });
  const link = (to: string, path: string): void =>
    symlinkSync(to, join(folder, "node_modules", path));
  link(manifestFolder, "@component-manifests/ms-entra-id");
  link(join(root, "node_modules/@types/node"), "@types/node");
  link(join(root, "node_modules/@prismatic-io"), "@prismatic-io");
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
};

/** An example as a builder has it. */
export const copyExample = (example: Example) => {
  const project = emptyProject(example);
  cpSync(exampleFolder(example), project.folder, { recursive: true });
  return project;
};

/** A paragraph that begins with the name of a file, and the file below it. */
const FILE = /^`([\w./]+)`(?:[^\n]+\n)*?[^\n]*\n\n```(?:ts|json)\n([\s\S]*?)^```/gm;

/** The project that documentation/codeNative.md makes, and the names of its files. */
export const writeDocumentedProject = () => {
  const page = readFileSync(join(root, "documentation/codeNative.md"), "utf8");
  const project = emptyProject("documented");
  const files = [...page.matchAll(FILE)].map(([, name = "", text = ""]) => {
    mkdirSync(dirname(join(project.folder, name)), { recursive: true });
    writeFileSync(join(project.folder, name), text);
    return name;
  });
  return { ...project, files };
};
