/**
 * What is known of one property. Types are those of the v1.0 metadata without "Edm."; `[String]` is a
 * collection, a small first letter a complex type.
 */
export interface Property {
  readonly type: string;
  /** Returned when `$select` is absent. */
  readonly shown?: true;
  /** Filtered by, but no property of v1.0. */
  readonly filterOnly?: true;
  /** What a list does with it; it is read from single objects only. */
  readonly onList?: "refused" | "leftOut";
  /** What a read gives while it was never set: null, or [] for a collection, unless given. */
  readonly unset?: unknown;
  /** Wanted on create, and never to be cleared. */
  readonly required?: true;
  readonly notNull?: true;
  /** When Graph lets a caller set it; always, unless given. `once`: as long as it is unset. */
  readonly write?: "never" | "create" | "once";
  /** The longest text. */
  readonly longest?: number;
  /** The texts that are taken, in any case, where there are only some. */
  readonly values?: readonly string[];
  /** Kept outside the directory, which decides what it may be written together with. */
  readonly store?: "SharePoint" | "Exchange";
  /** Shown to User.ReadBasic.All. */
  readonly basic?: true;
  /** Wanted besides the permission to read the object. */
  readonly readBy?: AnyOf;
  /** Shown to tenants with a premium licence only. */
  readonly premium?: true;
  /** Permissions to change it, besides those to update the object or in their place. */
  readonly alsoBy?: AnyOf;
  readonly onlyBy?: AnyOf;
  /** Changed on an administrator, it wants a directory role of the caller as well. */
  readonly sensitive?: true;
  /**
   * What `$filter` may do with it, or with its items: `eq startsWith null*`. A star wants an advanced
   * query; what is not named is refused. `eq` stands for ne, not and in as well, which Graph takes with it.
   */
  readonly filter?: string;
  /** The same for what is inside: `any/skuId` of the items, `costCenter` of the object. */
  readonly parts?: Readonly<Record<string, string>>;
  /** The same for `/$count`: `0` compares with nothing, `1` with any number. */
  readonly count?: string;
  readonly orderby?: "plain" | "advanced";
}

/** What is known of one navigation property. One without `to` is not kept by this directory. */
export interface RelationFacts {
  readonly many: boolean;
  /** The kinds that it leads to. */
  readonly to?: readonly string[];
  readonly expandable?: true;
  /** Set by `…@odata.bind` in a body. */
  readonly writable?: true;
  /** Permissions to change it. */
  readonly writeBy?: AnyOf;
  readonly parts?: Readonly<Record<string, string>>;
  readonly count?: string;
}

/** Permissions of which one is enough; of a list in it, all. */
export type AnyOf = readonly (string | readonly string[])[];

/** All facts of a kind of directory object. */
export interface KindFacts {
  /** As error texts spell it. */
  readonly title: string;
  readonly collection: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly relations: Readonly<Record<string, RelationFacts>>;
  /** Properties that no two objects share, in any case of their letters; they also name the object in a path. */
  readonly uniqueKeys: readonly string[];
  /** Whether a plain path segment may also be such a key. */
  readonly keyInPath?: string;
  /** Whether PATCH to an alternate key may create. */
  readonly upsertable?: true;
  /** An app by itself may not purge one, whatever it holds. */
  readonly purgedByPeople?: true;
  readonly permissions: {
    readonly read: AnyOf;
    /** These show the properties marked `basic`, and null for the others. */
    readonly readBasic?: AnyOf;
    readonly create: AnyOf;
    readonly update: AnyOf;
    readonly remove: AnyOf;
    readonly readDeleted: AnyOf;
    readonly restore: AnyOf;
    readonly purge: AnyOf;
  };
}
