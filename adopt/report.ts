/** What was done with a place in the file, or is left to do. */
export interface Line {
  readonly line: number;
  /** `Nightly › List Staff`, or `config variable Staff Group` */
  readonly where: string;
  readonly what: string;
}

const titles = {
  moved: "Moved to this component",
  notMoved: "Not moved",
  toLookAt: "To look at",
} as const;

type List = keyof typeof titles;

export type Findings = Readonly<Record<List, readonly Line[]>> & {
  /** What no file holds, and is to be done on the platform. */
  readonly outside: readonly string[];
};

/** Notes something about a node of the file. */
export type Say = (list: List, node: unknown, where: string, what: string) => void;

export const gather = (lineOf: (node: unknown) => number) => {
  const lists: Record<List, Line[]> = { moved: [], notMoved: [], toLookAt: [] };
  const say: Say = (list, node, where, what) => {
    lists[list].push({ line: lineOf(node), where, what });
  };
  return { lists, say };
};

const section = (list: List, lines: readonly Line[]): string[] =>
  lines.length === 0
    ? []
    : [
        "",
        titles[list],
        ...lines
          .toSorted((one, other) => one.line - other.line)
          .map(({ line, where, what }) => `  ${`line ${line}`.padEnd(9)} ${where}: ${what}`),
      ];

/** What somebody reads who moves a flow; the lines are those of the file that was read. */
export const report = (findings: Findings, file: string): string => {
  const { moved, notMoved, toLookAt, outside } = findings;
  const isNothing = moved.length + notMoved.length === 0;
  return [
    isNothing
      ? `${file}: nothing of the public component in it`
      : `${file}: ${moved.length} moved, ${notMoved.length} not moved, ${toLookAt.length} to look at`,
    ...section("moved", moved),
    ...section("notMoved", notMoved),
    ...section("toLookAt", toLookAt),
    ...(outside.length === 0 ? [] : ["", "Not in the file", ...outside.map((text) => `  ${text}`)]),
  ].join("\n");
};
