import type { Entity } from "../../../emulator/directory";
import { followChanges, type PolledEvent } from "../../harness/pollFlow";
import { openStage, type Stage } from "../../harness/stage";

const HOUR = 3_600_000;

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ users: 8, groups: 0, applications: 0 });
});

afterEach(() => stage.close());

const users = (): Entity[] => [...stage.emulator.directory.all("user")];
const user = (number: number): string => users()[number]?.id ?? "";

const group = (name: string, members: readonly string[] = []): string => {
  const { directory } = stage.emulator;
  const { id } = directory.create("group", { displayName: name });
  if (members.length > 0) directory.link("members", id, members);
  return id;
};

const told = (events: readonly PolledEvent[]): string[] =>
  events.map(({ changeType, groupId, memberId }) =>
    [changeType, groupId, memberId].filter((part) => part != null).join(" "),
  );

it("tells one event for each member that came or went", async () => {
  const { directory, clock } = stage.emulator;
  const one = group("One", [user(0), user(1)]);
  const two = group("Two");
  const { poll } = await followChanges(stage, "groupMembershipPolling");
  expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes" });
  clock.advance(HOUR);
  directory.unlink("members", one, user(0));
  directory.link("members", one, [user(2), user(3)]);
  directory.unlink("members", one, user(3));
  directory.link("members", two, [one]);
  directory.link("owners", two, [user(4)]);
  const { events } = await poll();
  expect(told(events)).toEqual([
    `removed ${one} ${user(0)}`,
    `added ${one} ${user(2)}`,
    `removed ${one} ${user(3)}`,
    `added ${two} ${one}`,
  ]);
  expect(events.map(({ memberType, relationship }) => `${memberType} ${relationship}`)).toEqual([
    "user members",
    "user members",
    "user members",
    "group members",
  ]);
});

it("puts together what Graph tells in pieces on pages far apart", async () => {
  const { directory, clock } = stage.emulator;
  Object.assign(stage.emulator.deltaHabits, {
    linksPerPiece: 1,
    apart: 1,
    repeats: 1,
    emptyPages: 1,
  });
  const one = group("One");
  const { poll } = await followChanges(stage, "groupMembershipPolling");
  await poll();
  clock.advance(HOUR);
  directory.link("members", one, [0, 1, 2, 3].map(user));
  const { events, performs } = await poll();
  expect(told(events).sort()).toEqual([0, 1, 2, 3].map((n) => `added ${one} ${user(n)}`).sort());
  // The second only says that the events were taken.
  expect(performs).toBe(2);
});

it("follows owners and chosen kinds", async () => {
  const { directory } = stage.emulator;
  const one = group("One");
  const two = group("Two");
  const { poll } = await followChanges(stage, "groupMembershipPolling", {
    relationships: ["members", "owners"],
    memberKinds: ["groups"],
    changes: ["added"],
  });
  await poll();
  directory.link("members", one, [user(0), two]);
  directory.link("owners", one, [user(1)]);
  directory.unlink("members", one, two);
  directory.link("members", two, [one]);
  expect(told((await poll()).events)).toEqual([`added ${two} ${one}`]);
});

it("tells of groups that are deleted and restored, each once", async () => {
  const { directory, clock } = stage.emulator;
  const one = group("One", [user(0)]);
  const { poll } = await followChanges(stage, "groupMembershipPolling", {
    changes: ["added", "removed", "groupDeleted", "groupRestored"],
  });
  await poll();
  directory.remove("group", directory.find("group", one) as Entity);
  expect(told((await poll()).events)).toEqual([`groupDeleted ${one}`]);
  clock.advance(HOUR);
  directory.restore(one);
  // Who dropped its members at the deletion has them again.
  expect(told((await poll()).events)).toEqual([`groupRestored ${one}`, `added ${one} ${user(0)}`]);
  directory.remove("group", directory.find("group", one) as Entity);
  expect(told((await poll()).events)).toEqual([`groupDeleted ${one}`]);
  directory.purge(one);
  expect(told((await poll()).events)).toEqual([]);
});

it("tells of deleted users beside, when that is wanted", async () => {
  const { directory, clock } = stage.emulator;
  const one = group("One", [user(0)]);
  const gone = user(0);
  const { poll } = await followChanges(stage, "groupMembershipPolling", {
    groupIds: [one],
    includeDeletedMembers: "true",
  });
  await poll();
  expect(stage.requests().map(decodeURIComponent)).toEqual([
    `GET /v1.0/groups/delta?$select=members&$filter=id eq '${one}'&$deltatoken=latest 200`,
    "GET /v1.0/users/delta?$select=id&$deltatoken=latest 200",
  ]);
  directory.remove("user", directory.find("user", gone) as Entity);
  expect((await poll()).events).toMatchObject([
    { changeType: "memberDeleted", groupId: null, memberId: gone, deletion: "soft" },
  ]);
  clock.advance(HOUR);
  directory.purge(gone);
  expect((await poll()).events).toMatchObject([
    { changeType: "memberDeleted", memberId: gone, memberType: "user", deletion: "permanent" },
  ]);
});

it("reads 50 groups a query, and a group that is added later from a place of its own", async () => {
  const { directory } = stage.emulator;
  const groups = Array.from({ length: 60 }, (_, index) => group(`Group ${index}`, [user(0)]));
  const later = group("Later", [user(0), user(1)]);
  const { poll, reconfigure } = await followChanges(stage, "groupMembershipPolling", {
    groupIds: groups,
    startFrom: "everything",
  });
  const first = await poll();
  expect(told(first.events).sort()).toEqual(groups.map((id) => `existing ${id} ${user(0)}`).sort());
  expect(stage.requests()).toHaveLength(2);

  directory.link("members", groups[3] ?? "", [user(2)]);
  directory.link("members", groups[57] ?? "", [user(3)]);
  directory.link("members", later, [user(4)]);
  reconfigure({ groupIds: [...groups.slice(0, 55), groups[57], later] });
  expect(told((await poll()).events).sort()).toEqual(
    [
      `added ${groups[3]} ${user(2)}`,
      `added ${groups[57]} ${user(3)}`,
      ...[0, 1, 4].map((number) => `existing ${later} ${user(number)}`),
    ].sort(),
  );
  expect(stage.requests()).toHaveLength(3);
  expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes" });
  expect(stage.requests()).toHaveLength(3);
});

it.each([
  ["everything", [1, 3]],
  ["now", []],
])("from %s a group that was left out for a time begins anew", async (startFrom, there) => {
  const { directory } = stage.emulator;
  const stays = group("Stays", [user(0)]);
  const comes = group("Comes", [user(1), user(2)]);
  const { poll, reconfigure } = await followChanges(stage, "groupMembershipPolling", {
    groupIds: [stays, comes],
    startFrom,
  });
  await poll();
  reconfigure({ groupIds: [stays] });
  directory.link("members", stays, [user(4)]);
  directory.unlink("members", comes, user(2));
  expect(told((await poll()).events)).toEqual([`added ${stays} ${user(4)}`]);
  directory.link("members", comes, [user(3)]);
  reconfigure({ groupIds: [stays, comes] });
  expect(told((await poll()).events).sort()).toEqual(
    there.map((number) => `existing ${comes} ${user(number)}`).sort(),
  );
  directory.link("members", comes, [user(5)]);
  directory.unlink("members", stays, user(0));
  expect(told((await poll()).events).sort()).toEqual([
    `added ${comes} ${user(5)}`,
    `removed ${stays} ${user(0)}`,
  ]);
});

it("whatever is chosen, the first round names each membership and deleted members are told", async () => {
  const { directory } = stage.emulator;
  const gone = user(1);
  const one = group("One", [user(0), gone]);
  const { poll } = await followChanges(stage, "groupMembershipPolling", {
    changes: ["groupRestored"],
    startFrom: "everything",
    includeDeletedMembers: "true",
  });
  expect(told((await poll()).events)).toEqual([0, 1].map((n) => `existing ${one} ${user(n)}`));
  // Of the users nothing is read but their place.
  expect(stage.requests().filter((request) => request.includes("/users/delta"))).toEqual([
    expect.stringMatching(/deltatoken=latest 200$/),
  ]);
  directory.link("members", one, [user(2)]);
  directory.remove("user", directory.find("user", gone) as Entity);
  expect(told((await poll()).events)).toEqual([`memberDeleted ${gone}`]);
});

it("deleted members are told from the moment on that they are wanted, the rest keeps its place", async () => {
  const { directory } = stage.emulator;
  const [before, after] = [user(0), user(1)];
  const one = group("One", [user(2)]);
  const { poll, reconfigure } = await followChanges(stage, "groupMembershipPolling");
  await poll();
  directory.remove("user", directory.find("user", before) as Entity);
  const added = user(3);
  directory.link("members", one, [added]);
  reconfigure({ includeDeletedMembers: "true" });
  expect(told((await poll()).events)).toEqual([`added ${one} ${added}`]);
  directory.remove("user", directory.find("user", after) as Entity);
  expect(told((await poll()).events)).toEqual([`memberDeleted ${after}`]);
});

it("a resync finds a new place for deleted members too", async () => {
  const { directory, clock } = stage.emulator;
  const one = group("One", [user(0)]);
  const { poll } = await followChanges(stage, "groupMembershipPolling", {
    includeDeletedMembers: "true",
  });
  await poll();
  clock.advance(8 * 24 * HOUR);
  expect(told((await poll()).events)).toEqual([`existing ${one} ${user(0)}`, "resyncCompleted"]);
  const gone = user(0);
  directory.remove("user", directory.find("user", gone) as Entity);
  expect(told((await poll()).events)).toEqual([`memberDeleted ${gone}`]);
});

it("removals, deleted groups and deleted members count for Max Deletions, wanted or not", async () => {
  const { directory } = stage.emulator;
  const [one, two] = [group("One", [user(0)]), group("Two", [user(1)])];
  const { poll, reconfigure } = await followChanges(stage, "groupMembershipPolling", {
    changes: ["added"],
    includeDeletedMembers: "true",
    maxDeletions: "2",
  });
  await poll();
  directory.unlink("members", one, user(0));
  directory.remove("group", directory.find("group", two) as Entity);
  directory.link("members", one, [user(2)]);
  directory.remove("user", directory.find("user", user(5)) as Entity);
  await expect(poll()).rejects.toThrow("holds 3 deletions, more than the 2 that are allowed");
  reconfigure({ maxDeletions: "3" });
  expect((await poll()).events.map(({ changeType }) => changeType)).toEqual([
    "added",
    "memberDeleted",
  ]);
});

it("a test run gives sample events of memberships that are there, and moves no state", async () => {
  group("Empty");
  const one = group("One", [user(0), user(1)]);
  const { poll, state } = await followChanges(stage, "groupMembershipPolling");
  await poll();
  const before = state();
  stage.emulator.directory.link("members", one, [user(2)]);
  stage.requests();
  const { events } = await poll({ headers: { "Prismatic-Invoke-Type": "Integration Flow Test" } });
  expect(stage.requests().map(decodeURIComponent)).toEqual([
    "GET /v1.0/groups?$select=id&$top=5 200",
    expect.stringMatching(/^GET \/v1\.0\/groups\/.*\/members\?\$select=id&\$top=5 200$/),
    `GET /v1.0/groups/${one}/members?$select=id&$top=5 200`,
  ]);
  expect(told(events).sort()).toEqual(
    [`added ${one} ${user(0)}`, `added ${one} ${user(2)}`, `removed ${one} ${user(1)}`].sort(),
  );
  expect(state()).toEqual(before);
  expect(told((await poll()).events)).toEqual([`added ${one} ${user(2)}`]);
});
