import type { ActionContext, TriggerPayload } from "@prismatic-io/spectral";
import { type GraphClient, graphPath, header, type Purpose, readPage } from "../../graph";
import { recordOf } from "./entries";
import { type MembershipEvent, type ObjectEvent, placeInRound } from "./events";
import { typeOf, type WantedMemberships } from "./membershipNews";
import { isDeletion, type Wanted } from "./objectNews";

const MOST_SAMPLES = 5;

/** The round that events of a test run name. */
const TEST_ROUND = { id: "test", sequence: 0, resync: null };

/** Whether somebody tries the flow in the designer. */
export const isTestRun = (
  { isSimulatedTestExecution }: ActionContext,
  { headers }: TriggerPayload,
): boolean =>
  isSimulatedTestExecution === true ||
  /^integration flow test$/i.test(header(headers, "prismatic-invoke-type") ?? "");

/** Events as they could come, made of objects that are there: one kind of change after the other. */
export const sampleObjects = async (
  graph: GraphClient,
  purpose: Purpose,
  { resource, changes, hidesCreation }: Wanted,
  $select: string | undefined,
): Promise<ObjectEvent[]> => {
  const { value } = await readPage<Record<string, unknown>>(graph, {
    ...purpose,
    method: "GET",
    path: `/${resource}`,
    query: { $select, $top: MOST_SAMPLES },
  });
  const news = value.slice(0, MOST_SAMPLES).map((item, index) => {
    const changeType = changes[index % changes.length] ?? "updated";
    const { createdDateTime, ...record } = recordOf(item);
    return {
      changeType,
      id: String(item.id),
      resource,
      changedProperties: null,
      record: isDeletion(changeType)
        ? null
        : {
            ...record,
            ...(hidesCreation || createdDateTime === undefined ? {} : { createdDateTime }),
          },
    };
  });
  return placeInRound(news, TEST_ROUND, new Date().toISOString());
};

const MOST_TRIED = 5;

/** Memberships as they could come, of the first group that has members. */
export const sampleMemberships = async (
  graph: GraphClient,
  purpose: Purpose,
  { changes, groupIds, relationships }: WantedMemberships,
): Promise<MembershipEvent[]> => {
  const read = async (path: string, $top: number) =>
    (
      await readPage<{ id: string; "@odata.type"?: string }>(graph, {
        ...purpose,
        method: "GET",
        path,
        query: { $select: "id", $top },
      })
    ).value;
  const candidates =
    groupIds.length > 0
      ? groupIds.slice(0, MOST_TRIED)
      : (await read("/groups", MOST_TRIED)).map(({ id }) => id);
  const [relationship = "members"] = relationships;
  for (const groupId of candidates) {
    const path =
      relationship === "members"
        ? graphPath`/groups/${groupId}/members`
        : graphPath`/groups/${groupId}/owners`;
    const members = (await read(path, MOST_SAMPLES)).slice(0, MOST_SAMPLES);
    if (members.length === 0) continue;
    const news = members.map((member, index) => {
      const changeType = changes[index % changes.length] ?? "added";
      const ofMember = changeType === "added" || changeType === "removed";
      return {
        changeType,
        groupId,
        memberId: ofMember ? member.id : null,
        memberType: ofMember ? typeOf(member["@odata.type"] ?? "") : null,
        relationship: ofMember ? relationship : null,
      };
    });
    return placeInRound(news, TEST_ROUND, new Date().toISOString());
  }
  return [];
};
