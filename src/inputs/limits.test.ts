import {
  memberIds,
  newUsers,
  optionalMemberIds,
  ownerIds,
  removedMemberIds,
  requests,
  userIds,
} from "./bulk";
import { days } from "./credential";
import { maxResults } from "./extent";
import { customizedMessageBody, invitedUserEmailAddress } from "./invitation";
import { followedGroupIds } from "./membershipPolling";
import { onlyMembersOf } from "./polling";
import { optionSearch, searchText } from "./search";
import { expectedClientState, notificationUrl, resource } from "./subscription";
import { userId } from "./user";

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

const filled = (before: string, after: string) => (length: number) =>
  `${before}${"x".repeat(length - before.length - after.length)}${after}`;
const text = filled("", "");

it.each([
  ["Search Text", searchText.clean, text, 256],
  ["Search the Choices", optionSearch.clean, text, 256],
  ["User Id", userId.clean, text, 1_024],
  ["Email", invitedUserEmailAddress.clean, filled("", "@contoso.com"), 254],
  ["Client State", expectedClientState.clean, text, 128],
  ["Resource", resource.clean, text, 1_024],
  ["Notification URL", notificationUrl.clean, filled("https://contoso.com/", ""), 2_048],
  ["Message", customizedMessageBody.clean, text, 32_768],
] as const)("%s takes its longest text and none that is longer", (_label, clean, write, most) => {
  expect(clean(write(most))).toBe(write(most));
  expect(() => clean(write(most + 1))).toThrow();
});

it.each([
  ["Max Results", maxResults.clean, 10_000_000],
  ["Expires Within (Days)", days.clean, 36_500],
] as const)("%s takes its largest number and none that is larger", (label, clean, most) => {
  expect(clean(String(most))).toBe(most);
  expect(() => clean(String(most + 1))).toThrow(label);
});
