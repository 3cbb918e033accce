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

/** A command by itself, for those who run it in their own process. */
export const command = <T extends Options>(command: Command<T>): Command<T> => command;

/**
 * Runs a command of this project with the words and options of a command line, and prints what it has to tell.
 *
 * @returns The exit code: 0 done, 1 it failed, 2 it was called wrongly and did nothing.
 */
export const exitCodeOf = async <T extends Options>(
  { usage, options, takesWords = false, run }: Command<T>,
  args: readonly string[],
): Promise<0 | 1 | 2> => {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return 0;
  }
  try {
    const { values, words } = readOptions(options, args, process.env, takesWords);
    return (await run(values, words)) ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      return 2;
    }
    console.error(explain(error));
    // What nobody foresaw is a fault of this project, and its stack tells where.
    if (!isSystemError(error) && error instanceof Error) console.error(error.stack);
    return 1;
  }
};

/** Runs a command with the options that this process was started with. */
export const runCommand = async <T extends Options>(command: Command<T>): Promise<void> => {
  process.exitCode = await exitCodeOf(command, process.argv.slice(2));
};
