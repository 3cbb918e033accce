import type { Entity } from "../../../emulator/directory";
import { followChanges, type PolledEvent } from "../../harness/pollFlow";
import { openStage, type Stage } from "../../harness/stage";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TRIGGER = "groupMembershipPolling";
const inputs = {
  changes: ["added", "removed", "groupDeleted", "groupRestored"],
  startFrom: "everything",
};

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ users: 6, groups: 0, applications: 0 });
});

afterEach(() => stage.close());

const user = (number: number): string =>
  [...stage.emulator.directory.all("user")][number]?.id ?? "";

const group = (name: string, members: readonly string[]): string => {
  const { directory } = stage.emulator;
  const { id } = directory.create("group", { displayName: name });
  directory.link("members", id, members);
  return id;
};

const remove = (id: string): void => {
  const { directory } = stage.emulator;
  directory.remove("group", directory.find("group", id) as Entity);
};

/** Who is in which group, for one who hears only the events. */
const createConsumer = () => {
  const links = new Set<string>();
  const named = new Set<string>();
  return (events: readonly PolledEvent[]): string[] => {
    for (const { changeType, groupId, memberId, resync } of events) {
      const link = `${groupId} ${memberId}`;
      if (changeType === "groupDeleted")
        for (const known of links) if (known.startsWith(`${groupId} `)) links.delete(known);
      if (changeType === "removed") links.delete(link);
      if (changeType === "added" || changeType === "existing") links.add(link);
      if (changeType === "existing" && resync !== false) named.add(link);
      if (changeType === "resyncCompleted")
        for (const known of links) if (!named.has(known)) links.delete(known);
    }
    return [...links].sort();
  };
};

const membersOf = (id: string, ...numbers: number[]): string[] =>
  numbers.map((number) => `${id} ${user(number)}`);

const told = (events: readonly PolledEvent[]): string[] =>
  events.map(({ changeType, memberId }) => `${changeType} ${memberId}`).sort();

describe.each([
  ["all groups", () => ({})],
  ["some groups", (groupIds: string[]) => ({ groupIds })],
])("of %s, one that was gone in a resync", (_which, followed) => {
  it("tells all its members when it is back, also beside one that is new", async () => {
    const { directory, clock } = stage.emulator;
    const [stays, gone] = [group("Stays", [user(0)]), group("Gone", [user(1), user(2)])];
    const { poll } = await followChanges(stage, TRIGGER, { ...inputs, ...followed([stays, gone]) });
    const hear = createConsumer();
    hear((await poll()).events);
    remove(gone);
    clock.advance(8 * DAY);
    expect(hear((await poll()).events)).toEqual(membersOf(stays, 0));
    directory.restore(gone);
    directory.link("members", gone, [user(3)]);
    directory.link("members", stays, [user(4)]);
    const { events } = await poll();
    expect(told(events)).toEqual([1, 2, 3, 4].map((number) => `added ${user(number)}`).sort());
    expect(hear(events)).toEqual([...membersOf(stays, 0, 4), ...membersOf(gone, 1, 2, 3)].sort());
    // Known from here on: only what changes is told.
    directory.link("members", gone, [user(5)]);
    expect(told((await poll()).events)).toEqual([`added ${user(5)}`]);
  });

  it("tells all its members when it was gone in the first round", async () => {
    const { directory } = stage.emulator;
    const [stays, gone] = [group("Stays", [user(0)]), group("Gone", [user(1)])];
    remove(gone);
    const { poll } = await followChanges(stage, TRIGGER, { ...inputs, ...followed([stays, gone]) });
    expect(told((await poll()).events)).toEqual([`existing ${user(0)}`]);
    directory.restore(gone);
    directory.link("members", gone, [user(3)]);
    expect(told((await poll()).events)).toEqual([1, 3].map((n) => `added ${user(n)}`).sort());
  });
});

it("one that is followed from now on, after a resync, tells no members that were there before", async () => {
  const { directory, clock } = stage.emulator;
  const [stays, comes] = [group("Stays", [user(0)]), group("Comes", [user(1), user(2)])];
  const { poll, reconfigure } = await followChanges(stage, TRIGGER, {
    startFrom: "now",
    groupIds: [stays],
  });
  await poll();
  clock.advance(8 * DAY);
  expect(told((await poll()).events)).toEqual([`existing ${user(0)}`, "resyncCompleted null"]);
  reconfigure({ groupIds: [stays, comes] });
  expect((await poll()).events).toEqual([]);
  directory.link("members", comes, [user(3)]);
  expect(told((await poll()).events)).toEqual([`added ${user(3)}`]);
});

it("one that was left out, is gone when it is followed again, and comes back, tells all its members", async () => {
  const { directory } = stage.emulator;
  const [stays, comes] = [group("Stays", [user(0)]), group("Comes", [user(1)])];
  const { poll, reconfigure } = await followChanges(stage, TRIGGER, {
    ...inputs,
    groupIds: [stays, comes],
  });
  await poll();
  reconfigure({ groupIds: [stays] });
  directory.link("members", stays, [user(4)]);
  await poll();
  remove(comes);
  reconfigure({ groupIds: [stays, comes] });
  await poll();
  directory.restore(comes);
  directory.link("members", comes, [user(3)]);
  expect(told((await poll()).events)).toEqual([1, 3].map((n) => `added ${user(n)}`).sort());
});

it("one that is gone for some pages of the first round tells all its members afterwards", async () => {
  const { directory } = stage.emulator;
  const gone = group("Gone", [user(1), user(2), user(3)]);
  Object.assign(stage.emulator.deltaHabits, { objectsPerPage: 1, linksPerPiece: 1 });
  const { poll } = await followChanges(stage, TRIGGER, inputs);
  const hear = createConsumer();
  let performs = 0;
  const { events } = await poll({
    breaksOff: (step) => {
      if (step !== "perform") return false;
      performs += 1;
      // The first run announces, the next three have a member each.
      if (performs === 2) remove(gone);
      if (performs === 3) directory.restore(gone);
      return false;
    },
  });
  expect(hear(events)).toEqual(membersOf(gone, 1, 3).sort());
  directory.unlink("members", gone, user(3));
  expect(hear((await poll()).events)).toEqual(membersOf(gone, 1, 2).sort());
});

it("a restore that a resync brings to light tells all members", async () => {
  const { directory, clock } = stage.emulator;
  const gone = group("Gone", [user(1), user(2)]);
  const { poll } = await followChanges(stage, TRIGGER, inputs);
  await poll();
  remove(gone);
  expect(told((await poll()).events)).toEqual(["groupDeleted null"]);
  directory.restore(gone);
  clock.advance(8 * DAY);
  expect(told((await poll()).events)).toEqual(
    [1, 2]
      .map((number) => `existing ${user(number)}`)
      .concat("groupRestored null", "resyncCompleted null")
      .sort(),
  );
});

it.each([
  ["state first", 1],
  ["state first", 2],
  ["queue first", 1],
  ["queue first", 2],
] as const)(
  "one whose deletion was told by a poll that broke off, %s, run %i, tells all its members",
  async (order, run) => {
    const { directory, clock } = stage.emulator;
    const gone = group("Gone", [user(1), user(2)]);
    const { poll } = await followChanges(stage, TRIGGER, inputs);
    const hear = createConsumer();
    hear((await poll()).events);
    remove(gone);
    let queues = 0;
    const broken = await poll({
      order: () => order,
      breaksOff: (step) => {
        if (step === "queue") queues += 1;
        return step === "queue" && queues === run;
      },
    });
    expect(broken.brokenOff).toBe(true);
    hear(broken.events);
    directory.restore(gone);
    directory.link("members", gone, [user(3)]);
    // Who has not heard of the deletion must hear of this.
    directory.unlink("members", gone, user(1));
    clock.advance(25 * MINUTE);
    expect(hear((await poll()).events)).toEqual(membersOf(gone, 2, 3).sort());
  },
);

it("one that is deleted again after a restore that a broken poll told is told as deleted", async () => {
  const { directory, clock } = stage.emulator;
  const gone = group("Gone", [user(1)]);
  const { poll } = await followChanges(stage, TRIGGER, inputs);
  await poll();
  remove(gone);
  await poll();
  directory.restore(gone);
  let queues = 0;
  const broken = await poll({
    order: () => "queue first",
    breaksOff: (step) => {
      if (step === "queue") queues += 1;
      return step === "queue" && queues === 2;
    },
  });
  expect(told(broken.events)).toEqual([`added ${user(1)}`, "groupRestored null"]);
  remove(gone);
  clock.advance(25 * MINUTE);
  expect(told((await poll()).events)).toEqual(["groupDeleted null"]);
});
