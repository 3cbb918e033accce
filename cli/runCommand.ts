import { explain, isSystemError } from "./explain";
import { type Options, readOptions, type Values } from "./options";
import { UsageError } from "./usageError";

export interface Command<T extends Options> {
  /** What `--help` prints, and what stands below a wrong option. */
  readonly usage: string;
  readonly options: T;
  /** Whether words without dashes are taken; else they are refused. */
  readonly takesWords?: boolean;
  /** @returns Whether it did what it should. */
  readonly run: (values: Values<T>, words: readonly string[]) => Promise<boolean>;
}

/**
 * Runs a command of this project with the options of its command line.
 *
 * Exit codes: 0 done, 1 it failed, 2 it was called wrongly and did nothing.
 */
export const runCommand = async <T extends Options>({
  usage,
  options,
  takesWords = false,
  run,
}: Command<T>): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return;
  }
  try {
    const { values, words } = readOptions(options, args, process.env, takesWords);
    process.exitCode = (await run(values, words)) ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      process.exitCode = 2;
      return;
    }
    console.error(explain(error));
    // What nobody foresaw is a fault of this project, and its stack tells where.
    if (!isSystemError(error) && error instanceof Error) console.error(error.stack);
    process.exitCode = 1;
  }
};
