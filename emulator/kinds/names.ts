import type { Property, RelationFacts } from "./facts";
import { facts, type Kind, kinds } from "./index";

/** What a list is of: one kind, or objects of several kinds, each with its type. */
export type ListedType = Kind | "directoryObject";

interface Table {
  readonly properties: ReadonlyMap<string, readonly [name: string, property: Property]>;
  readonly relations: ReadonlyMap<string, readonly [name: string, relation: RelationFacts]>;
}

const byLowerCase = <T>(rows: Readonly<Record<string, T>>): Map<string, readonly [string, T]> =>
  new Map(Object.entries(rows).map(([name, row]) => [name.toLowerCase(), [name, row]]));

const tableOf = (kind: Kind): Table => ({
  properties: byLowerCase(facts[kind].properties),
  relations: byLowerCase<RelationFacts>(facts[kind].relations),
});

const tables = new Map<ListedType, Table>(kinds.map((kind) => [kind, tableOf(kind)]));

// An object of unknown kind may have what any kind has.
tables.set("directoryObject", {
  properties: new Map(kinds.toReversed().flatMap((kind) => [...tableOf(kind).properties])),
  relations: new Map(),
});

/** A property by its name in any case, with the name as Graph spells it. */
export const findProperty = (type: ListedType, name: string) =>
  tables.get(type)?.properties.get(name.toLowerCase());

/** A relation by its name in any case, with the name as Graph spells it. */
export const findRelation = (type: ListedType, name: string) =>
  tables.get(type)?.relations.get(name.toLowerCase());

/**
 * Whether a name is that of a directory extension.
 * @see https://learn.microsoft.com/graph/extensibility-overview#directory-microsoft-entra-id-extensions
 */
export const isExtension = (name: string): boolean => /^extension_[0-9a-f]{32}_\w+$/i.test(name);

/** A type as errors and `$metadata` name it. */
export const qualified = (type: string): string => `microsoft.graph.${type}`;
