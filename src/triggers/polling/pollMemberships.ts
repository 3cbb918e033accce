import type { Connection } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { fingerprint, isObject, type Permission } from "../../graph";
import type { MembershipNews } from "./events";
import { DELETED_USERS, groupLegs } from "./groupLegs";
import type { PollResult } from "./job";
import { membershipNews, type WantedMemberships } from "./membershipNews";
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

  const legs = groupLegs(
    groupIds,
    relationships,
    includeDeletedMembers,
    keysOf(run.context.polling.getState()),
  );
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
        const groups = entries.filter(({ leg }) => legs[leg]?.key !== DELETED_USERS);
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
