import { join } from "node:path";
import ts from "typescript";

/** Compiles the sources of a manifest to CommonJS and declarations, so that it installs without a build. */
export const compileManifest = (folder: string): void => {
  const program = ts.createProgram([join(folder, "src/index.ts")], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    rootDir: join(folder, "src"),
    outDir: join(folder, "dist"),
    declaration: true,
    strict: true,
    skipLibCheck: true,
    esModuleInterop: true,
    types: ["node"],
  });
  const { diagnostics } = program.emit();
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0)
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCurrentDirectory: () => folder,
        getCanonicalFileName: (file) => file,
        getNewLine: () => "\n",
      }),
    );
};
