import {
  memberIds,
  newUsers,
  optionalMemberIds,
  ownerIds,
  removedMemberIds,
  requests,
  userIds,
} from "./bulk";
import { followedGroupIds } from "./membershipPolling";
import { onlyMembersOf } from "./polling";

const id = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const record = (index: number) => ({ id: id(index) });
const request = (index: number) => ({ method: "GET", url: `/users/${id(index)}` });

type Clean = (value: unknown) => readonly unknown[];

describe("a list that is too long is refused before any request", () => {
  const split = (count: number, most: number): string =>
    `holds ${count} entries; a step takes at most ${most}. Split the list over several runs`;

  it.each([
    ["Member IDs", memberIds.clean, id, 50_000, split],
    ["Member IDs", removedMemberIds.clean, id, 15_000, split],
    ["Owner IDs", ownerIds.clean, id, 100, split],
    ["Member IDs", optionalMemberIds.clean, id, 50_000, split],
    ["User IDs", userIds.clean, id, 15_000, split],
    ["Records", newUsers.clean, record, 15_000, split],
    ["Requests", requests.clean, request, 15_000, split],
    ["Only Members Of", onlyMembersOf.clean, id, 20, () => "takes at most 20 groups"],
    [
      "Groups",
      followedGroupIds.clean,
      id,
      500,
      () => "takes at most 500 groups; leave it empty to follow all",
    ],
  ] as const)("%s", (label, clean, entry, most, told) => {
    const list = Array.from({ length: most + 1 }, (_, index) => entry(index));
    expect((clean as Clean)(list.slice(0, most))).toHaveLength(most);
    expect(() => (clean as Clean)(list)).toThrow(`${label}: ${told(most + 1, most)}`);
  });
});
