/**
 * A text as a literal of `$filter`: in apostrophes, those inside doubled. The query encodes the rest.
 * @see https://learn.microsoft.com/graph/query-parameters#escaping-single-quotes
 */
export const odataText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
