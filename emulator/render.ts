import type { Directory, Entity } from "./directory";
import { defaultProperties, type Kind, unset } from "./kinds";

/** An object as a read shows it: the selected or default properties, never-set ones as null. */
export const render = (
  kind: Kind,
  entity: Entity,
  select: readonly string[] | undefined,
): Record<string, unknown> => {
  const names = select === undefined ? defaultProperties[kind] : [...new Set([...select, "id"])];
  return Object.fromEntries(names.map((name) => [name, entity[name] ?? unset(kind, name)]));
};

/** An object in a list of mixed kinds, with its type in front. */
export const renderMixed = (
  kind: Kind,
  entity: Entity,
  select: readonly string[] | undefined,
): Record<string, unknown> => ({
  "@odata.type": `#microsoft.graph.${kind}`,
  ...(select === undefined
    ? render(kind, entity, undefined)
    : Object.fromEntries(
        [...new Set(["id", ...select])].map((name) => [name, entity[name] ?? unset(kind, name)]),
      )),
});

const MOST_EXPANDED = 20;

/** The value of an expanded relationship; undefined when there is none, which leaves it out. */
export const renderExpanded = (
  directory: Directory,
  entity: Entity,
  expand: { property: string; select: readonly string[] | undefined },
): unknown => {
  const one = (id: string): unknown => {
    const found = directory.findAny(id);
    return found && renderMixed(found.kind, found.entity, expand.select);
  };
  if (expand.property === "manager") {
    return typeof entity.manager === "string" ? one(entity.manager) : undefined;
  }
  const related =
    expand.property === "memberOf"
      ? directory.memberOf(entity.id)
      : directory.related(expand.property === "owners" ? "owners" : "members", entity.id);
  return related.slice(0, MOST_EXPANDED).map(({ id }) => one(id));
};
