/** Text in a cell of a table: on one line, its bars escaped. */
const cell = (text: string): string => text.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");

export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows.map((row) => row.map(cell))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

export const code = (text: string): string => (text === "" ? "" : `\`${text}\``);

export const json = (value: unknown): string =>
  `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** A page of its parts; empty ones are left out. */
export const page = (...parts: readonly string[]): string =>
  `${parts.filter((part) => part !== "").join("\n\n")}\n`;

/** A heading and what is under it; nothing when there is nothing under it. */
export const section = (heading: string, ...parts: readonly string[]): string =>
  parts.every((part) => part === "") ? "" : page(`## ${heading}`, ...parts).trimEnd();
