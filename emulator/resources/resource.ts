import type { LiteralType } from "../odata/filter";

/** The operators that `$filter` may use on a property. */
export type Operator = "eq" | "ne" | "in" | "ge" | "le" | "startswith";

/**
 * What is known of a resource that is no directory object: a domain, a role assignment, a log entry.
 * Such lists have no advanced queries, and take no other options than the ones named here.
 */
export interface ResourceFacts {
  /** Without `microsoft.graph.` */
  readonly type: string;
  /** What stands behind `$metadata#`. */
  readonly context: string;
  /** Every property, in the order in which Graph shows them. */
  readonly properties: readonly string[];
  /** Relations that `$expand` may name, one in a request. */
  readonly expandable?: readonly string[];
  readonly options: readonly ("$select" | "$filter" | "$expand" | "$top" | "$count")[];
  /** What `$filter` takes, by the path of the property as Graph spells it; any case is read. */
  readonly filter?: Readonly<
    Record<string, { readonly type: LiteralType; readonly operators: readonly Operator[] }>
  >;
  /** Entries of a page: by default, and at most. Without it there is one page. */
  readonly page?: { readonly usual: number; readonly largest: number };
}

/** An entry as it is stored: every property of its facts, and an id. */
export interface Row {
  readonly id: string;
  readonly [property: string]: unknown;
}
