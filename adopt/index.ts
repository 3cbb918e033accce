import { writeFileSync } from "node:fs";
import { textFile } from "../cli/options";
import { runCommand } from "../cli/runCommand";
import { UsageError } from "../cli/usageError";
import { adoptFlow } from "./adoptFlow";
import { report } from "./report";

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const write = (file: string, text: string, overwrite: boolean): void => {
  try {
    writeFileSync(file, text, { flag: overwrite ? "w" : "wx" });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new UsageError(
      isThere ? `${file} is there already: give --overwrite to replace it` : reasonOf(error),
    );
  }
};

void runCommand({
  usage: `Usage: npm run adopt -- [--out FILE] [--overwrite] FLOW.yml

  FLOW.yml     an integration as the platform exports it, with steps of the public
               ms-entra-id component
  --out        where the new file goes; else to the standard output, where npm run --silent
               keeps npm's own lines out
  --overwrite  replace the file of --out when it is there

Rewrites the integration for this component, and lists on the standard error what was moved, what was
not, and what to look at. Exit code 1: something was not moved.`,
  options: {
    out: { type: "string" },
    overwrite: { type: "boolean", default: false },
  },
  takesWords: true,
  run: async ({ out, overwrite }, [file, ...more]) => {
    if (file === undefined || more.length > 0) throw new UsageError("name one file");
    if (overwrite && out === undefined)
      throw new UsageError("--overwrite is for the file of --out");
    const { text, findings } = adoptFlow(textFile("FLOW.yml", file), file);
    if (out === undefined) process.stdout.write(text);
    else write(out, text, overwrite);
    console.error(report(findings, file));
    return findings.notMoved.length === 0;
  },
});
