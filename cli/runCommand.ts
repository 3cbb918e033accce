import { explain, isSystemError } from "./explain";
import { type Options, readOptions, type Values } from "./options";
import { UsageError } from "./usageError";

export interface Command<T extends Options> {
  /** What `--help` prints, and what stands below a wrong option. */
  readonly usage: string;
  readonly options: T;
  /** @returns Whether it did what it should. */
  readonly run: (values: Values<T>) => Promise<boolean>;
}

/**
 * Runs a command of this project with the options of its command line.
 *
 * Exit codes: 0 done, 1 it failed, 2 it was called wrongly and did nothing.
 */
export const runCommand = async <T extends Options>({
  usage,
  options,
  run,
}: Command<T>): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = (await run(readOptions(options, args, process.env))) ? 0 : 1;
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
