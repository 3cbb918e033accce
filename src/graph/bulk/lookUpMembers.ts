import { batch } from "../batch";
import { isNotFound } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import { isObject } from "../isObject";
import type { Member } from "../member";
import { LARGEST_PAGE, pages } from "../paging";
import { graphPath } from "../urls/path";
import type { BatchResult } from "./batchResult";
import type { BatchOptions } from "./batchRun";

/** Reads the list of members until it has shown all of these; gives those that it showed. */
const listed = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  ids: ReadonlySet<string>,
  endsAt: number | undefined,
): Promise<Set<string>> => {
  const found = new Set<string>();
  const request = {
    ...purpose,
    method: "GET",
    path: graphPath`/groups/${groupId}/members`,
    query: { $select: "id", $top: LARGEST_PAGE },
  } as const;
  try {
    for await (const { value } of pages<Member>(graph, request, { endsAt })) {
      for (const { id } of value)
        if (ids.has(String(id).toLowerCase())) found.add(`${id}`.toLowerCase());
      if (found.size === ids.size) break;
    }
  } catch {
    // What it has shown counts all the same.
  }
  return found;
};

const answerOf = (body: unknown): readonly unknown[] | undefined =>
  isObject(body) && Array.isArray(body.value) ? body.value : undefined;

/**
 * Which of these are in the group in no way, not even through groups in it: of them alone it is sure that
 * they are no direct members, since Graph leaves service principals out of the list of members.
 */
const outside = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  ids: readonly string[],
  options: BatchOptions,
): Promise<Set<string>> => {
  const results = await batch<unknown>(
    graph,
    purpose,
    ids.map((id) => ({
      ...purpose,
      method: "POST",
      path: graphPath`/directoryObjects/${id}/checkMemberGroups`,
      body: { groupIds: [groupId] },
      repeatable: true,
      awaitReplication: false,
    })),
    { ...options, chained: false, begun: true },
  );
  const isOutside = (result: BatchResult<unknown> | undefined): boolean =>
    result?.ok ? answerOf(result.body)?.length === 0 : isNotFound(result?.error);
  return new Set(ids.filter((_id, place) => isOutside(results[place])));
};

/**
 * Finds out which of these are direct members of a group, after writes whose answers were lost: by the list
 * of members, and for those that it does not show by a question each, 20 in a request. It throws nothing:
 * what was written before must not be lost.
 *
 * @param ids In lower case.
 * @returns Whether each is a member; none for an id of which it could not be found out, or not in time.
 * @see https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
 */
export const lookUpMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  ids: readonly string[],
  options: BatchOptions,
): Promise<Map<string, boolean>> => {
  if (ids.length === 0) return new Map();
  const members = await listed(graph, purpose, groupId, new Set(ids), options.endsAt);
  const rest = ids.filter((id) => !members.has(id));
  const others = await outside(graph, purpose, groupId, rest, options);
  return new Map([
    ...[...members].map((id) => [id, true] as const),
    ...[...others].map((id) => [id, false] as const),
  ]);
};
