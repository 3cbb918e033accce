import { InputError } from "../errors/inputError";
import { LARGEST_BATCH } from "./envelope";

/** What depends on others, by their places in a list. */
export interface Dependent {
  readonly dependsOn: readonly number[];
}

/**
 * Places of a list in groups that have nothing to do with each other, each in an order in which everything
 * comes after what it depends on. What is in a circle is left out.
 */
export const dependencyGroups = (list: readonly (Dependent | undefined)[]): number[][] => {
  const leader = list.map((_entry, place) => place);
  const leaderOf = (place: number): number => {
    let at = place;
    while (leader[at] !== at) at = leader[at] as number;
    return at;
  };
  for (const [place, entry] of list.entries())
    for (const other of entry?.dependsOn ?? []) {
      const [first, second] = [leaderOf(place), leaderOf(other)];
      leader[Math.max(first, second)] = Math.min(first, second);
    }
  const groups = new Map<number, number[]>();
  for (const place of list.keys()) {
    const key = leaderOf(place);
    const group = groups.get(key) ?? [];
    group.push(place);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => {
    const sorted: number[] = [];
    const done = new Set<number>();
    let left = group;
    while (left.length > 0) {
      const ready = left.filter((place) =>
        (list[place]?.dependsOn ?? []).every((other) => done.has(other)),
      );
      if (ready.length === 0) break;
      for (const place of ready) {
        sorted.push(place);
        done.add(place);
      }
      left = left.filter((place) => !done.has(place));
    }
    return sorted;
  });
};

/** @throws InputError when requests depend on each other in a circle, or more of them than a batch takes. */
export const assertDependencies = (source: string, list: readonly Dependent[]): void => {
  const groups = dependencyGroups(list);
  if (groups.reduce((count, { length }) => count + length, 0) < list.length)
    throw new InputError(source, "has requests that depend on each other in a circle");
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  if (longest > LARGEST_BATCH)
    throw new InputError(
      source,
      `has ${longest} requests that depend on each other; Graph takes at most ${LARGEST_BATCH} in a batch`,
    );
};

/** Whether a group depends on its first one and on nothing else. */
export const allOnFirst = (
  list: readonly (Dependent | undefined)[],
  group: readonly number[],
): boolean =>
  group.slice(1).every((place) => {
    const dependsOn = list[place]?.dependsOn ?? [];
    return dependsOn.length === 1 && dependsOn[0] === group[0];
  });

/** The places of a group that depend on one of it, directly or not. */
export const dependentsOf = (
  list: readonly (Dependent | undefined)[],
  group: readonly number[],
  failed: number,
): Set<number> => {
  const lost = new Set([failed]);
  for (const place of group)
    if ((list[place]?.dependsOn ?? []).some((other) => lost.has(other))) lost.add(place);
  lost.delete(failed);
  return lost;
};
