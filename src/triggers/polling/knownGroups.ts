import { fingerprint } from "../../graph";

/** This many characters of a hash tell the groups of a tenant apart. */
const LENGTH = 5;

/**
 * The groups whose members were all told: what the delta says of them is all there is to tell. A set
 * that changes during a run; what is kept between runs is `stored`.
 */
export interface KnownGroups {
  /** Everything is told from here on: what is not named is not known. */
  begin(): void;
  /** True as well while nobody knows which groups were told. */
  has(id: string): boolean;
  add(id: string): void;
  forget(id: string): void;
  /** The group is deleted. */
  delete(id: string): void;
  /** What was deleted in this run of what was known. */
  readonly gone: ReadonlySet<string>;
  /** Null when nobody knows, or when it would take more than these bytes. */
  stored(bytes: number): string | null;
}

const nameOf = (id: string): string => fingerprint(id.toLowerCase()).slice(0, LENGTH);

export const openGroups = (value: unknown): KnownGroups => {
  let known: Set<string> | undefined =
    typeof value === "string" ? new Set(value.match(/.{5}/gs)) : undefined;

  const gone = new Set<string>();

  return {
    begin: () => {
      known = new Set();
    },
    has: (id) => known?.has(nameOf(id)) ?? true,
    add: (id) => {
      known?.add(nameOf(id));
    },
    forget: (id) => {
      known?.delete(nameOf(id));
    },
    delete: (id) => {
      if (known?.delete(nameOf(id))) gone.add(id);
    },
    gone,
    stored: (bytes) => {
      if (known !== undefined && known.size * LENGTH > bytes) known = undefined;
      return known === undefined ? null : [...known].join("");
    },
  };
};
