interface Node {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
}

/** A record of Graph has whatever Select asks for, so that its schema is no list of all there is. */
const isRecord = ({ properties = {} }: Node): boolean =>
  "@odata.context" in properties && !("value" in properties);

/** Whether what a path leads to is surely something else than a list. */
export const isNoList = (schema: unknown, path: readonly string[]): boolean => {
  let node = schema as Node | undefined;
  for (const part of path) {
    if (node === undefined) return false;
    node = (node.items ?? node.properties?.[part]) as Node | undefined;
  }
  return node?.type !== undefined && ![node.type].flat().includes("array");
};

/**
 * The part of a path into results that the schema of them does not have; undefined when all of it is there
 * or nobody can tell.
 *
 * @param isSelected Whether the step has a Select.
 */
export const missingPart = (
  schema: unknown,
  path: readonly string[],
  isSelected: boolean,
): string | undefined => {
  let node = schema as Node | undefined;
  for (const [index, part] of path.entries()) {
    if (node === undefined || (isSelected && isRecord(node))) return undefined;
    if (node.items !== undefined) {
      // Anything but a number is a method of lists, in code. The entries of a list are records.
      if (!/^\d+$/.test(part) || (isSelected && path[index - 1] === "value")) return undefined;
      node = node.items as Node;
      continue;
    }
    if (node.properties === undefined) return undefined;
    if (!(part in node.properties)) return part;
    node = node.properties[part] as Node;
  }
  return undefined;
};
