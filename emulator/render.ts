import { withoutKeys } from "./bodies/keyCredentials";
import type { Directory, Entity } from "./directory";
import { shownMemberships } from "./hiddenMembership";
import { isObject } from "./isObject";
import { defaultProperties, facts, type Kind, unset } from "./kinds";
import { isExtension } from "./kinds/names";
import type { Expand } from "./odata/expand";
import { type Sight, sightOf } from "./view";

/** A property as a read shows it: null or empty when never set, objects with all their parts. */
const shownValue = (kind: Kind, entity: Entity, name: string): unknown => {
  if (name === "keyCredentials") return withoutKeys(entity[name] ?? []);
  const [value, empty] = [entity[name], unset(kind, name)];
  if (isObject(value) && isObject(empty)) return { ...empty, ...value };
  return value ?? empty;
};

const isShown = (kind: Kind, name: string): boolean =>
  Object.hasOwn(facts[kind].properties, name) || isExtension(name);

/** An object as a read shows it: the selected or default properties. */
export const render = (
  kind: Kind,
  entity: Entity,
  select: readonly string[] | undefined,
  sight: Sight = "all",
): Record<string, unknown> => {
  const names = select === undefined ? defaultProperties[kind] : [...new Set([...select, "id"])];
  return Object.fromEntries(
    names
      .filter((name) => isShown(kind, name))
      .map((name) => [
        name,
        sight === "all" || facts[kind].properties[name]?.basic
          ? shownValue(kind, entity, name)
          : null,
      ]),
  );
};

/**
 * An object among objects of other kinds, with its type in front. Of a kind that the caller may not read
 * there is type and id.
 * @see https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export const renderMixed = (
  kind: Kind,
  entity: Entity,
  select: readonly string[] | undefined,
  permissions: ReadonlySet<string>,
): Record<string, unknown> => {
  const sight = sightOf(kind, permissions);
  return {
    "@odata.type": `#microsoft.graph.${kind}`,
    ...(sight === "typeAndId" ? { id: entity.id } : render(kind, entity, select, sight)),
  };
};

const MOST_EXPANDED = 20;

/** The value of an expanded relation; undefined when there is none, which leaves it out. */
export const renderExpanded = (
  directory: Directory,
  entity: Entity,
  expand: Expand,
  permissions: ReadonlySet<string>,
): unknown => {
  const one = (id: string): Record<string, unknown> | undefined => {
    const found = directory.findAny(id);
    return found && renderMixed(found.kind, found.entity, expand.select, permissions);
  };
  if (expand.property === "manager") {
    const chain = (of: Entity, levels: number): Record<string, unknown> | undefined => {
      const manager =
        typeof of.manager === "string" ? directory.find("user", of.manager) : undefined;
      if (manager === undefined) return undefined;
      const above = levels > 1 ? chain(manager, levels - 1) : undefined;
      return { ...one(manager.id), ...(above === undefined ? {} : { manager: above }) };
    };
    return chain(entity, expand.levels);
  }
  const shown = shownMemberships(directory, permissions);
  const related = (): Entity[] => {
    if (expand.property === "owners") return directory.related("owners", entity.id);
    return expand.property === "memberOf" ? shown.memberOf(entity) : shown.members(entity);
  };
  return related()
    .slice(0, MOST_EXPANDED)
    .map(({ id }) => one(id));
};
