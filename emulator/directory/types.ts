import type { Kind } from "../kinds";

/** An object of the directory: only what was set is stored. */
export interface Entity {
  readonly id: string;
  [property: string]: unknown;
}

export type Relation = "members" | "owners";

/** What happened to an object, for deltas and notifications. */
export interface Change {
  readonly kind: Kind;
  readonly id: string;
  readonly how: "changed" | "softDeleted" | "purged";
  readonly members?: readonly { readonly id: string; readonly removed: boolean }[];
  readonly created?: boolean;
  /** Of an update: the object as it was and as it is. */
  readonly update?: { readonly before: Entity; readonly after: Entity };
  /** Of links that came or went: what they lead to, and which of both. */
  readonly relation?: Relation;
  readonly links?: readonly string[];
  readonly removed?: boolean;
}

export interface Logged {
  readonly sequence: number;
  readonly how: Change["how"];
}
