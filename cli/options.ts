import { readFileSync } from "node:fs";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./usageError";

export type Options = NonNullable<ParseArgsConfig["options"]>;
export type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>["values"];

export interface CommandLine<T extends Options> {
  readonly values: Values<T>;
  /** What stands there without dashes. */
  readonly words: readonly string[];
}

const environmentName = (option: string): string => `npm_config_${option.replaceAll("-", "_")}`;

/**
 * The options of a command line, and its words where the command takes some.
 *
 * `npm run demo --faults` gives `--faults` to npm, which keeps it in its own settings and starts the
 * command without it (https://docs.npmjs.com/cli/commands/npm-run). Such an option is refused, too: the
 * command would do something else than was asked.
 *
 * @throws {UsageError} What is unknown, wrong, or was kept by npm.
 */
export const readOptions = <T extends Options>(
  options: T,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  takesWords = false,
): CommandLine<T> => {
  const isGiven = (name: string): boolean =>
    args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  const kept = Object.keys(options).find(
    (name) => environment[environmentName(name)] !== undefined && !isGiven(name),
  );
  if (kept !== undefined) {
    const script = environment.npm_lifecycle_event ?? "<script>";
    throw new UsageError(
      `npm kept --${kept} for itself. Put -- before it: npm run ${script} -- --${kept}`,
    );
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: takesWords,
    });
    return { values, words: positionals };
  } catch (error) {
    // The first sentence names the option; those after it are about positional arguments.
    throw new UsageError((error instanceof Error ? error.message : String(error)).split(". ")[0]);
  }
};

/** @throws {UsageError} The value of an option is no whole number, or out of bounds. */
export const wholeNumber = (
  option: string,
  value: string,
  most = Number.MAX_SAFE_INTEGER,
): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > most)
    throw new UsageError(
      `--${option} takes a whole number${most < Number.MAX_SAFE_INTEGER ? ` up to ${most}` : ""}, not "${value}"`,
    );
  return number;
};

/**
 * @param word Where the file is named: an option such as --data, or FLOW.yml.
 * @throws {UsageError} There is no such file, or it cannot be read.
 */
export const textFile = (word: string, path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${word}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
