/**
 * The public surface that flows store: action or trigger key → label and inputs as
 * `key: [label, default]`. Written by hand from the specification, so that a change of the component
 * shows here.
 */
export type Surface = Record<
  string,
  { label: string; inputs: Record<string, [label: string, fallback?: string | string[]]> }
>;

export const connection: [string] = ["Connection"];
export const debugRequest: [string, string] = ["Debug Request", "false"];
export const additionalProperties: [string] = ["Additional Properties"];

export const extent = {
  getAllPaginatedResults: ["Get All Paginated Results", "false"],
  cursor: ["Cursor"],
  maxResults: ["Max Results"],
} satisfies Surface[string]["inputs"];

export const list = {
  connection,
  $count: ["Count", "false"],
  $expand: ["Expand"],
  $filter: ["Filter"],
  $orderby: ["Order By"],
  $search: ["Search"],
  $select: ["Select"],
  $top: ["Top"],
  ...extent,
  eventualConsistencyLevelHeader: ["Eventual Consistency Level Header", "false"],
  advancedQuery: ["Advanced Query", "automatic"],
  debugRequest,
} satisfies Surface[string]["inputs"];

export const failOnError: [string, string] = ["Fail When an Entry Fails", "false"];
