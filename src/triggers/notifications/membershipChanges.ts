import type { ChangeItem } from "../../graph";

export type MembershipChanges = "include" | "exclude" | "only";

/**
 * Graph tells a change of a group's members by `members@delta`, and takes no subscription without them.
 * @see https://learn.microsoft.com/graph/change-notifications-overview
 */
const isOfMembers = ({ resourceData }: ChangeItem): boolean =>
  resourceData !== undefined && resourceData !== null && "members@delta" in resourceData;

/** The changes that the builder wants to hear of. */
export const wantedChanges = (
  changes: readonly ChangeItem[],
  membershipChanges: MembershipChanges = "include",
): readonly ChangeItem[] =>
  membershipChanges === "include"
    ? changes
    : changes.filter((item) => isOfMembers(item) === (membershipChanges === "only"));
