import { InputError } from "../errors/inputError";

// Percent-encoding as Graph's documentation writes it: "@" and "$" stay readable, "#" does not.
const encodeSegment = (value: string): string =>
  encodeURIComponent(value).replace(/%40/g, "@").replace(/%24/g, "$");

const quoted = (value: string): string => encodeSegment(value.replaceAll("'", "''"));

const refuse = (value: string): string | undefined => {
  if (value === "") return "is empty";
  if (value === "." || value === "..") return `cannot be "${value}"`;
  if (/[/\\]/.test(value)) return "contains a slash";
  if (!value.isWellFormed()) return "contains half of a character";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(value)) return "contains a control character";
  return undefined;
};

/**
 * Builds a path under `/v1.0` from a template in which every value is encoded for its place:
 *
 * - `graphPath`/users/${id}`` encodes one segment, so that the `#EXT#` of a guest is not cut off;
 * - a user principal name that begins with `$` becomes `/users('$name@…')`, which Graph demands;
 * - inside quotes, as in `/groups(uniqueName='${name}')`, apostrophes are doubled.
 *
 * @see https://learn.microsoft.com/graph/api/user-get#request
 */
export const graphPath = (literals: TemplateStringsArray, ...values: string[]): string => {
  let path = literals[0] ?? "";
  values.forEach((value, index) => {
    const next = literals[index + 1] ?? "";
    if (path.endsWith("'") && next.startsWith("'")) {
      if (value === "") throw new InputError("Key", "is empty");
      if (!value.isWellFormed()) throw new InputError("Key", "contains half of a character");
      path += quoted(value);
    } else {
      const problem = refuse(value);
      if (problem !== undefined) throw new InputError("Id", problem);
      path =
        value.startsWith("$") && path.endsWith("/")
          ? `${path.slice(0, -1)}('${quoted(value)}')`
          : path + encodeSegment(value);
    }
    path += next;
  });
  return path;
};
