import type { MEMBER_KINDS, RELATIONSHIPS } from "../../inputs/membershipPolling";
import { type Entry, linksOf } from "./entries";
import type { MembershipChange, MembershipNews } from "./events";
import type { Standpoint } from "./objectNews";

/** Which memberships the flow wants to hear of. */
export interface WantedMemberships {
  readonly changes: readonly MembershipChange[];
  readonly relationships: readonly (typeof RELATIONSHIPS)[number][];
  /** Empty: all. */
  readonly memberKinds: readonly (typeof MEMBER_KINDS)[number][];
  /** In small letters; empty: all groups. */
  readonly groupIds: readonly string[];
}

/** `#microsoft.graph.user` → `user`. */
export const typeOf = (odataType: string): string | null => odataType.split(".").at(-1) || null;

const KIND_OF_TYPE: Readonly<Record<string, (typeof MEMBER_KINDS)[number]>> = {
  user: "users",
  group: "groups",
  device: "devices",
  servicePrincipal: "servicePrincipals",
};

/** Whether a group was deleted or came back, and what is to be remembered of that. */
const groupChange = (
  { id, removed }: Entry,
  { memory, mode, startedMs }: Standpoint,
): "groupDeleted" | "groupRestored" | undefined => {
  if (removed === undefined) {
    if (mode === "full") memory.groups.add(id);
    return memory.noteReturn(id) ? "groupRestored" : undefined;
  }
  memory.groups.delete(id);
  if (mode === "full") {
    // What a baseline says of deleted groups is no news, but should one come back, its members are; also when
    // it was back for the later pages, which told a part of them at most.
    memory.held.set(id, new Date(startedMs).toISOString());
    return undefined;
  }
  memory.held.delete(id);
  return memory.noteDeletion(id, startedMs) ? "groupDeleted" : undefined;
};

const aboutGroup = (changeType: MembershipNews["changeType"], groupId: string): MembershipNews => ({
  changeType,
  groupId,
  memberId: null,
  memberType: null,
  relationship: null,
});

/** The memberships that a group's entry tells of. */
const membershipsOf = (
  { id: groupId, item }: Entry,
  { relationships, memberKinds }: WantedMemberships,
  { mode }: Standpoint,
): MembershipNews[] =>
  relationships.flatMap((relationship) =>
    linksOf(item, relationship).flatMap(({ id: memberId, type, removed }) => {
      const memberType = typeOf(type);
      const kind = KIND_OF_TYPE[memberType ?? ""];
      const isWanted = memberKinds.length === 0 || memberKinds.some((wanted) => wanted === kind);
      if (!isWanted || (removed && mode === "full")) return [];
      const changeType = removed ? "removed" : mode === "full" ? "existing" : "added";
      return [{ changeType, groupId, memberId, memberType, relationship }];
    }),
  );

/** A deleted account, which leaves its groups without a removal in Graph. */
const deletedMember = (
  { id, removed }: Entry,
  { memory, startedMs }: Standpoint,
): MembershipNews | undefined => {
  const wasDeleted = memory.deleted.has(id);
  memory.deleted.delete(id);
  if (removed === undefined) return undefined;
  if (removed === "changed") memory.deleted.add(id, startedMs);
  if (removed === "changed" && wasDeleted) return undefined;
  return {
    changeType: "memberDeleted",
    groupId: null,
    memberId: id,
    memberType: "user",
    relationship: null,
    deletion: removed === "changed" ? "soft" : "permanent",
  };
};

const isDeletion = ({ changeType }: MembershipNews): boolean =>
  changeType === "removed" || changeType === "groupDeleted" || changeType === "memberDeleted";

/** The news of some groups and deleted users, and how many of them were removals or deletions, wanted or not. */
export const membershipNews = (
  groups: readonly Entry[],
  users: readonly Entry[],
  wanted: WantedMemberships,
  standpoint: Standpoint,
): { news: MembershipNews[]; deletions: number } => {
  const ofGroups = groups.flatMap((entry): MembershipNews[] => {
    const change = groupChange(entry, standpoint);
    const news = change === undefined ? [] : [aboutGroup(change, entry.id)];
    return entry.removed === undefined
      ? [...news, ...membershipsOf(entry, wanted, standpoint)]
      : news;
  });
  const all = [...ofGroups, ...users.flatMap((entry) => deletedMember(entry, standpoint) ?? [])];
  const isChosen = ({ changeType }: MembershipNews): boolean =>
    changeType === "existing" ||
    changeType === "memberDeleted" ||
    wanted.changes.some((change) => change === changeType);
  return { news: all.filter(isChosen), deletions: all.filter(isDeletion).length };
};
