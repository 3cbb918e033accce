import { chunks } from "../../graph";
import { longId, shortId } from "./idMemory";
import type { Leg } from "./round";

/** Most groups that Graph follows in one query. */
const MOST_GROUPS = 50;

/** The key of the query on the deleted users. */
export const DELETED_USERS = "deletedUsers";
const ALL_GROUPS = "groups";
const NAMED_GROUPS = "groups ";

/** The groups of a query, as its key tells. */
export const groupsOf = (key: string): string[] =>
  key.slice(NAMED_GROUPS.length).split(" ").map(longId);

const namesGroups = (key: string): boolean => key.startsWith(NAMED_GROUPS);

/** The groups that earlier queries follow, by the keys of these. */
export const followedBefore = (keys: readonly string[]): string[] =>
  keys.filter(namesGroups).flatMap(groupsOf);

const keyOf = (ids: readonly string[]): string => `${NAMED_GROUPS}${ids.map(shortId).join(" ")}`;

const legOf = (key: string, select: string): Leg => ({
  key,
  path: "/groups/delta",
  query: {
    $select: select,
    ...(key === ALL_GROUPS
      ? {}
      : {
          $filter: groupsOf(key)
            .map((id) => `id eq '${id}'`)
            .join(" or "),
        }),
  },
});

/**
 * The delta queries of a membership trigger: one on all groups, or one for 50 of them. Groups that a query
 * of an earlier poll follows stay with it, so that their place is kept; those that came later get queries
 * of their own, also when they were followed before and left out in between.
 *
 * @param keys The keys of the earlier queries.
 * @see https://learn.microsoft.com/graph/delta-query-groups
 */
export const groupLegs = (
  groupIds: readonly string[],
  relationships: readonly string[],
  includeDeletedMembers: boolean,
  keys: readonly string[],
): Leg[] => {
  const select = relationships.join(",");
  const users: Leg[] = includeDeletedMembers
    ? [{ key: DELETED_USERS, path: "/users/delta", query: { $select: "id" }, onlyFromNow: true }]
    : [];
  if (groupIds.length === 0) return [legOf(ALL_GROUPS, select), ...users];
  const kept = keys.filter(namesGroups).flatMap((formerKey) => {
    const ids = groupsOf(formerKey).filter((id) => groupIds.includes(id));
    return ids.length === 0 ? [] : [{ ...legOf(keyOf(ids), select), formerKey }];
  });
  const known = new Set(followedBefore(keys));
  const added = groupIds.filter((id) => !known.has(id));
  return [...kept, ...chunks(added, MOST_GROUPS).map((ids) => legOf(keyOf(ids), select)), ...users];
};
