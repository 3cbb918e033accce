import { join } from "node:path";
import ts from "typescript";

/** Files of packages are the same in every project: read and parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

const hostFor = (options: ts.CompilerOptions): ts.CompilerHost => {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  return {
    ...host,
    getSourceFile: (file, ...others) => {
      const real = ts.sys.realpath?.(file) ?? file;
      if (!real.includes("/node_modules/")) return getSourceFile(file, ...others);
      if (!parsed.has(real)) parsed.set(real, getSourceFile(file, ...others));
      return parsed.get(real);
    },
  };
};

/** What `tsc` says of a project, by its own tsconfig.json: `src/file.ts:3 message`. */
export const typeErrors = (folder: string): string[] => {
  const file = join(folder, "tsconfig.json");
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, ts.sys.readFile).config,
    ts.sys,
    folder,
  );
  const program = ts.createProgram(fileNames, options, hostFor(options));
  return [...errors, ...ts.getPreEmitDiagnostics(program)].map((problem) => {
    const text = ts.flattenDiagnosticMessageText(problem.messageText, " ");
    if (problem.file === undefined) return text;
    const { line } = problem.file.getLineAndCharacterOfPosition(problem.start ?? 0);
    return `${problem.file.fileName.replace(`${folder}/`, "")}:${line + 1} ${text}`;
  });
};
