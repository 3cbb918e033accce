import { InputError } from "../errors/inputError";

/** Query options by their OData names; undefined is left out, a list is sent one by one. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/**
 * `{ $top: 5, $filter: "a eq 'b'" }` → `?$top=5&$filter=a%20eq%20'b'`.
 * Names keep their `$`; values are encoded one by one, so that `#`, `&` and `+` in a filter arrive.
 *
 * @see https://learn.microsoft.com/graph/query-parameters#encoding-query-parameters
 */
export const queryString = (query: Query): string => {
  const pairs = Object.entries(query)
    .flatMap(([name, value]) =>
      value === undefined
        ? []
        : Array.isArray(value)
          ? value.map((one: string) => [name, one] as const)
          : [[name, value] as const],
    )
    .map(([name, value]) => {
      if (!`${name}${value}`.isWellFormed())
        throw new InputError(name, "contains half of a character");
      const key = name.startsWith("$")
        ? `$${encodeURIComponent(name.slice(1))}`
        : encodeURIComponent(name);
      return `${key}=${encodeURIComponent(String(value))}`;
    });
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
};
