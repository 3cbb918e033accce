import { administrativeUnit } from "./administrativeUnit";
import { application } from "./application";
import { device } from "./device";
import type { KindFacts, Property } from "./facts";
import { group } from "./group";
import { servicePrincipal } from "./servicePrincipal";
import { user } from "./user";

export type { KindFacts, Property, RelationFacts } from "./facts";

/** The kinds of objects that the directory holds. A further one is a file here and a line below. */
export const facts = {
  user,
  group,
  application,
  servicePrincipal,
  device,
  administrativeUnit,
} as const satisfies Record<string, KindFacts>;

export type Kind = keyof typeof facts;

export const kinds = Object.keys(facts) as readonly Kind[];

export const perKind = <T>(make: (kind: Kind) => T): Record<Kind, T> =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<Kind, T>;

export const collectionOf: Record<Kind, string> = perKind((kind) => facts[kind].collection);

/** Every permission that some fact of a kind asks for. */
export const everyPermission: readonly string[] = [
  ...new Set(
    Object.values<KindFacts>(facts).flatMap(({ permissions, properties, relations }) => [
      ...Object.values(permissions).flat(2),
      ...Object.values(properties).flatMap(({ readBy = [], alsoBy = [], onlyBy = [] }) =>
        [...readBy, ...alsoBy, ...onlyBy].flat(),
      ),
      ...Object.values(relations).flatMap(({ writeBy = [] }) => writeBy.flat()),
    ]),
  ),
];

/** What a read returns when `$select` is absent. */
export const defaultProperties: Record<Kind, readonly string[]> = perKind((kind) =>
  Object.entries<Property>(facts[kind].properties)
    .filter(([, { shown }]) => shown)
    .map(([name]) => name),
);

/** What a property that was never set reads as. */
export const unset = (kind: Kind, name: string): unknown => {
  const property: Property | undefined = facts[kind].properties[name];
  if (property?.unset !== undefined) return property.unset;
  return property?.type.startsWith("[") ? [] : null;
};
