import leven from "leven";
import { UsageError } from "../cli/usageError";
import { type LeastPermissions, type Permission, permissionFor } from "../src/graph";
import { permissions } from "../src/permissions";

export type Kind = keyof LeastPermissions;

/** A step of a flow and what Graph asks for: `listChanges`, or `listChanges:users` for one kind of object. */
export interface Step {
  readonly name: string;
  readonly permission: Permission;
}

/** A permission, and the reasons for it. */
export interface Need {
  readonly permission: string;
  readonly reasons: readonly string[];
}

const table: Readonly<Record<string, Permission>> = permissions;

/** `; did you mean listUsers?`, when something is spelled nearly so. */
const suggestion = (word: string, names: readonly string[]): string => {
  const distance = (name: string): number => leven(word.toLowerCase(), name.toLowerCase());
  const [nearest = ""] = names.toSorted((a, b) => distance(a) - distance(b));
  return distance(nearest) <= Math.max(2, word.length / 3) ? `; did you mean ${nearest}?` : "";
};

/** @throws {UsageError} No such action, trigger or data source, or no such kind of object. */
export const stepOf = (word: string): Step => {
  const [key = "", collection] = word.split(":", 2);
  const permission = Object.hasOwn(table, key) ? table[key] : undefined;
  if (permission === undefined)
    throw new UsageError(
      `there is no action, trigger or data source "${key}"${suggestion(key, Object.keys(table))}`,
    );
  if (collection === undefined) return { name: key, permission };
  const collections = Object.keys(permission.perCollection ?? {});
  if (collections.length === 0)
    throw new UsageError(`${key} needs the same for everything: write it without ":${collection}"`);
  if (!collections.includes(collection))
    throw new UsageError(
      `${key} is about ${collections.join(" or ")}, not about "${collection}"${suggestion(collection, collections)}`,
    );
  return { name: word, permission: permissionFor(permission, collection) };
};

/** Each permission once, by name, with everything that asks for it. */
const grouped = (pairs: readonly (readonly [permission: string, reason: string])[]): Need[] =>
  [...new Set(pairs.map(([permission]) => permission))].sort().map((permission) => ({
    permission,
    reasons: pairs.filter(([name]) => name === permission).map(([, reason]) => reason),
  }));

/** The union of the least permissions of some steps. */
export const leastNeeds = (steps: readonly Step[], kind: Kind): Need[] =>
  grouped(
    steps.flatMap(({ name, permission }) =>
      permission.perCollection === undefined
        ? permission[kind].map((needed) => [needed, name] as const)
        : Object.entries(permission.perCollection).flatMap(([collection, least]) =>
            least[kind].map((needed) => [needed, `${name}:${collection}`] as const),
          ),
    ),
  );

/** What special targets need besides, of either kind, when the least does not hold it anyway. */
export const conditionalNeeds = (steps: readonly Step[], kind: Kind): Need[] => {
  const held = new Set(leastNeeds(steps, kind).map(({ permission }) => permission));
  return grouped(
    steps.flatMap(({ name, permission }) =>
      Object.entries(permission.also ?? {}).map(
        ([target, needed]) => [needed, `${name}, for ${target}`] as const,
      ),
    ),
  ).filter(({ permission }) => !held.has(permission));
};
