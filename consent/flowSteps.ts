import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { textFile } from "../cli/options";
import { UsageError } from "../cli/usageError";

const EXAMPLES = join(__dirname, "../examples/low-code");
const COMPONENT = "ms-entra-id";

/** The file that a word names: a path that ends in .yml, or one of the examples by its name. */
const fileOf = (word: string): string | undefined => {
  if (/\.ya?ml$/.test(word)) return word;
  const example = join(EXAMPLES, `${basename(word)}.yml`);
  return existsSync(example) ? example : undefined;
};

/** The keys of actions, triggers and data sources of this component, wherever they stand in the file. */
const keysIn = (node: unknown): string[] => {
  if (typeof node !== "object" || node === null) return [];
  const { key, component } = node as { key?: unknown; component?: { key?: unknown } };
  if (typeof key === "string" && component?.key === COMPONENT) return [key];
  return Object.entries(node).flatMap(([name, value]) =>
    name === "connection" ? [] : keysIn(value),
  );
};

const read = (file: string): unknown => {
  const text = textFile(`${file} cannot be read`, file);
  try {
    return parse(text);
  } catch (error) {
    throw new UsageError(
      `${file} is no YAML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/**
 * The words with each low-code integration replaced by its steps. A word for one kind of object, such as
 * listChanges:users, stands in the place of that step for all kinds.
 *
 * @throws {UsageError} A file that cannot be read, or that uses no step of this component.
 */
export const expandFlows = (words: readonly string[]): string[] => {
  const keys = words.flatMap((word) => {
    const file = fileOf(word);
    if (file === undefined) return [word];
    const found = keysIn(read(file));
    if (found.length === 0) throw new UsageError(`${word} uses no step of ${COMPONENT}`);
    return found;
  });
  const narrowed = new Set(
    words.filter((word) => word.includes(":")).map((word) => word.split(":")[0]),
  );
  return [...new Set(keys)].filter((key) => !narrowed.has(key));
};
