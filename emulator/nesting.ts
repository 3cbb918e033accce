import type { Directory, Entity } from "./directory";

const walk = (start: string, step: (id: string) => readonly Entity[]): Entity[] => {
  const found = new Map<string, Entity>();
  const waiting = [start];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const entity of step(id)) {
      if (entity.id === start || found.has(entity.id)) continue;
      found.set(entity.id, entity);
      waiting.push(entity.id);
    }
  }
  return [...found.values()];
};

/** Members, and members of groups among them, each once. */
export const transitiveMembers = (directory: Directory, groupId: string): Entity[] =>
  walk(groupId, (id) => directory.related("members", id));

/** Groups of an object, and the groups that these are in. */
export const transitiveMemberOf = (directory: Directory, id: string): Entity[] =>
  walk(id, directory.memberOf);
