import type { Connection } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { fingerprint, isObject, type Permission } from "../../graph";
import type { Entry } from "./entries";
import type { MembershipNews } from "./events";
import { DELETED_USERS, followedBefore, groupLegs, groupsOf } from "./groupLegs";
import type { PollResult } from "./job";
import { membershipNews, type WantedMemberships } from "./membershipNews";
import type { Standpoint } from "./objectNews";
import { type PlatformRun, runOf } from "./platform";
import { poll } from "./poll";
import { withReturnedMembers } from "./returnedGroups";
import { isTestRun, sampleMemberships } from "./sample";

/** What the inputs of the trigger were filled with. */
interface MembershipParams extends WantedMemberships {
  readonly connection: Connection;
  readonly startFrom: "now" | "everything";
  readonly includeDeletedMembers: boolean;
  readonly maxDeletions: number | undefined;
}

/** The keys of the queries that an earlier poll has a place in. */
const keysOf = ({ links }: Record<string, unknown>): string[] =>
  isObject(links) ? Object.keys(links) : [];

/**
 * Groups that are no longer followed are forgotten. Of those that are followed from now on the members that
 * are there are nothing to tell.
 */
const noteFollowed = (
  { memory, mode, begins }: Standpoint,
  { groupIds, startFrom }: MembershipParams,
  before: readonly string[],
): void => {
  if (mode === "full" && begins) memory.groups.begin();
  for (const id of before) if (!groupIds.includes(id)) memory.groups.forget(id);
  if (mode === "changes" && startFrom === "now")
    for (const id of groupIds) if (!before.includes(id)) memory.groups.add(id);
};

/** Who joined and left which group since the last poll. */
export const pollMemberships = async (
  purpose: { readonly operation: string; readonly permission: Permission },
  run: PlatformRun,
  params: MembershipParams,
): Promise<PollResult<MembershipNews>> => {
  const { relationships, memberKinds, groupIds, includeDeletedMembers } = params;
  const graph = createClient(params.connection, run.context);
  if (isTestRun(run.context, run.payload))
    return { items: await sampleMemberships(graph, purpose, params), paginationState: null };

  const keys = keysOf(run.context.polling.getState());
  const legs = groupLegs(groupIds, relationships, includeDeletedMembers, keys);
  const isFollowed = ({ id, leg }: Entry): boolean =>
    groupIds.length === 0 || groupsOf(legs[leg]?.key ?? "").includes(id.toLowerCase());
  return poll<MembershipNews>(
    {
      graph,
      purpose,
      headers: {},
      legs,
      startFrom: params.startFrom,
      fingerprint: fingerprint([
        1,
        graph.origin,
        graph.namedTenant,
        "memberships",
        groupIds.length === 0,
        relationships,
        memberKinds,
      ]),
      guard: params.maxDeletions,
      news: async (entries, standpoint) => {
        const users = entries.filter(({ leg }) => legs[leg]?.key === DELETED_USERS);
        const groups = entries.filter(
          (entry) => legs[entry.leg]?.key !== DELETED_USERS && isFollowed(entry),
        );
        noteFollowed(standpoint, params, followedBefore(keys));
        const whole = await withReturnedMembers(graph, purpose, params, groups, standpoint);
        return membershipNews(whole, users, params, standpoint);
      },
      completed: {
        changeType: "resyncCompleted",
        groupId: null,
        memberId: null,
        memberType: null,
        relationship: null,
      },
    },
    runOf(run),
  );
};
