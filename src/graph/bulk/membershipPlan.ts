import { isOfKind, type Member, type MemberKind } from "../member";
import { distinctIds } from "./distinctIds";

/** What makes the membership of a group equal to a list. */
interface MembershipPlan {
  /** In the order of the list. */
  readonly toAdd: string[];
  /** In the order of the group. */
  readonly toRemove: string[];
  /** Those of the list that are members already. */
  readonly unchanged: number;
}

/**
 * Compares the members of a group with those that it is to have. Members of another kind, and of a kind that
 * cannot be told, stay.
 */
export const membershipPlan = (
  members: readonly Member[],
  wanted: readonly string[],
  removedKind: MemberKind,
): MembershipPlan => {
  const there = new Set(members.map(({ id }) => String(id).toLowerCase()));
  const list = distinctIds(wanted);
  const kept = new Set(list.map((id) => id.toLowerCase()));
  const toAdd = list.filter((id) => !there.has(id.toLowerCase()));
  return {
    toAdd,
    toRemove: members
      .filter((member) => isOfKind(member, removedKind))
      .map(({ id }) => String(id))
      .filter((id) => !kept.has(id.toLowerCase())),
    unchanged: list.length - toAdd.length,
  };
};
