import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type ToStringOptions,
  visit,
  type YAMLMap,
} from "yaml";
import { UsageError } from "../cli/usageError";

export type Flow = Document.Parsed<ParsedNode>;

export interface Read {
  readonly document: Flow;
  readonly lineOf: (node: unknown) => number;
}

/**
 * Reads a YAML file. Every scalar stays the text that it is: what is not changed is printed as it was.
 *
 * @throws {UsageError} It is no YAML.
 */
export const readYaml = (text: string, file: string): Read => {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined)
    throw new UsageError(`${file} is no YAML: ${error.message.split("\n", 1)[0]}`);
  const lineOf = (node: unknown): number =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : 0;
  visit(document, {
    Pair: (_key, { key }) => {
      if (isScalar(key) && key.value === "<<" && key.type === "PLAIN")
        throw new UsageError(`${file}, line ${lineOf(key)}: merge keys (<<) are not read`);
    },
  });
  return { document, lineOf };
};

/**
 * Writes out what stands in several places by an anchor, so that one of them can be changed alone.
 *
 * @throws {UsageError} An alias stands in its own anchor.
 */
export const writeOutAliases = ({ document, lineOf }: Read, file: string): number => {
  let count = 0;
  visit(document, {
    Alias: (_key, alias, path) => {
      const source = alias.resolve(document);
      if (source === undefined || path.includes(source))
        throw new UsageError(`${file}, line ${lineOf(alias)}: *${alias.source} has no end`);
      count += 1;
      return source.clone() as Node;
    },
  });
  if (count > 0)
    visit(document, {
      Value: (_key, node) => {
        delete node.anchor;
      },
    });
  return count;
};

const manners: ToStringOptions[] = [true, false].flatMap((indentSeq) =>
  [true, false].flatMap((flowCollectionPadding) =>
    [2, 4].flatMap((indent) =>
      [0, 80].map((lineWidth) => ({ indentSeq, flowCollectionPadding, indent, lineWidth })),
    ),
  ),
);

const differences = (one: string, other: string): number => {
  const lines = new Set(one.split("\n"));
  return other.split("\n").filter((line) => !lines.has(line)).length;
};

/** The way to print a file that changes the least of how it is laid out. */
const mannerOf = (text: string): ToStringOptions => {
  const document = parseDocument(text, { schema: "failsafe" });
  const [best] = manners
    .map((manner) => ({ manner, changed: differences(text, document.toString(manner)) }))
    .sort((a, b) => a.changed - b.changed);
  return best?.manner ?? {};
};

/** Prints a document in the manner of the text that it was read from. */
export const printLike = (document: Flow, text: string): string => {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const printed = mark + document.toString(mannerOf(text));
  return text.includes("\r\n") ? printed.replaceAll("\n", "\r\n") : printed;
};

/** The text of a scalar; nothing for anything else. */
export const textOf = (node: unknown): string | undefined =>
  isScalar(node) && typeof node.value === "string" ? node.value : undefined;

export const mapsIn = (node: unknown): YAMLMap[] => (isSeq(node) ? node.items.filter(isMap) : []);

/** The map at a key of a map. */
export const mapAt = (map: YAMLMap, key: string): YAMLMap | undefined => {
  const node: unknown = map.get(key, true);
  return isMap(node) ? node : undefined;
};

export const textAt = (map: YAMLMap, key: string): string | undefined => textOf(map.get(key, true));
