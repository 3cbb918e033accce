/** Characters that Graph takes neither plain nor escaped: https://developer.microsoft.com/graph/known-issues/?search=18185 */
const UNSEARCHABLE = /[&\p{Cc}]/gu;

/** What can be searched for of what a person typed; empty when nothing is left. */
export const searchable = (text: string): string => text.replace(UNSEARCHABLE, " ").trim();

/**
 * The value of `$search` that looks for a text, as a person types it, in any of the properties:
 * `"displayName:adele" OR "mail:adele"`. Names and descriptions match by the beginning of any of their
 * words, other properties by their own.
 *
 * @param text What `searchable` left; quotes, backslashes and AND are text like any other.
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export const searchClauses = (text: string, properties: readonly string[]): string => {
  const escaped = text.replace(/[\\"]/g, "\\$&");
  return properties.map((property) => `"${property}:${escaped}"`).join(" OR ");
};

/** What a search found, as far as it was wanted. */
export interface SearchResult<T> {
  value: T[];
  /** There is more than was wanted. */
  truncated: boolean;
}
