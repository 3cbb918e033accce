import type { Directory, Entity } from "./directory";
import { shownMemberships } from "./hiddenMembership";

const walk = (start: Entity, step: (entity: Entity) => readonly Entity[]): Entity[] => {
  const found = new Map<string, Entity>();
  const waiting = [start];
  for (let entity = waiting.shift(); entity !== undefined; entity = waiting.shift()) {
    for (const next of step(entity)) {
      if (next.id === start.id || found.has(next.id)) continue;
      found.set(next.id, next);
      waiting.push(next);
    }
  }
  return [...found.values()];
};

/** Members, and members of groups among them, each once. */
export const transitiveMembers = (
  directory: Directory,
  group: Entity,
  permissions: ReadonlySet<string>,
): Entity[] => walk(group, shownMemberships(directory, permissions).members);

/** Groups of an object, and the groups that these are in. */
export const transitiveMemberOf = (
  directory: Directory,
  entity: Entity,
  permissions: ReadonlySet<string>,
): Entity[] => walk(entity, shownMemberships(directory, permissions).memberOf);
