import type { Entity } from "../../../emulator/directory";
import { followChanges, toldOf } from "../../harness/pollFlow";
import { openStage, type Stage } from "../../harness/stage";

const HOUR = 3_600_000;

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ users: 30, groups: 0, applications: 0 });
});

afterEach(() => stage.close());

const users = (): [Entity, Entity, Entity] => {
  const [one, two, three] = stage.emulator.directory.all("user");
  if (one === undefined || two === undefined || three === undefined)
    throw new Error("Too few users");
  return [one, two, three];
};

const create = (name: string): Entity => {
  const { directory, domain } = stage.emulator;
  const userPrincipalName = `${name.toLowerCase()}@${domain}`;
  return directory.create("user", { displayName: name, userPrincipalName });
};

const change = ({ id }: Entity, properties: Record<string, unknown>): void => {
  const { directory } = stage.emulator;
  directory.update("user", directory.find("user", id) as Entity, properties);
};

it("tells created, updated, deleted and restored users apart, each once", async () => {
  const { emulator, requests } = stage;
  const { poll } = await followChanges(stage, "userChangesPolling");
  expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes", performs: 1 });
  expect(requests().map(decodeURIComponent)).toEqual([
    "GET /v1.0/users/delta?$select=id,displayName,givenName,surname,jobTitle,mail,mobilePhone,businessPhones,officeLocation,preferredLanguage,userPrincipalName,createdDateTime&$deltatoken=latest 200",
  ]);

  emulator.clock.advance(2 * HOUR);
  const [one, two, three] = users();
  change(one, { jobTitle: "Boss" });
  emulator.directory.remove("user", two);
  emulator.directory.remove("user", three);
  emulator.directory.purge(three.id);
  const made = create("New");
  const first = await poll();
  expect(toldOf(first.events)).toEqual([
    `updated ${one.id}`,
    `softDeleted ${two.id}`,
    `permanentlyDeleted ${three.id}`,
    `created ${made.id}`,
  ]);
  expect(first.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  expect(new Set(first.events.map(({ round }) => round)).size).toBe(1);
  expect(first.events).toMatchObject([
    { record: { id: one.id, jobTitle: "Boss" }, changedProperties: null, resync: false },
    { record: null },
    { record: null },
    {},
  ]);
  // The creation time is read for our own use.
  expect(first.events[3]?.record).toEqual({
    id: made.id,
    displayName: "New",
    userPrincipalName: made.userPrincipalName,
  });
  expect(requests()).toEqual([
    expect.stringMatching(/^GET \/v1\.0\/users\/delta\?\$deltatoken=\S+ 200$/),
  ]);

  emulator.clock.advance(HOUR / 4);
  change(made, { jobTitle: "Clerk" });
  emulator.directory.restore(two.id);
  const second = await poll();
  expect(toldOf(second.events)).toEqual([`updated ${made.id}`, `restored ${two.id}`]);
  expect(second.events[0]?.round).not.toBe(first.events[0]?.round);

  expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes" });
  // A restore is written down before it is told.
  expect(requests()).toHaveLength(3);
});

it("tells what has changed, when only that is wanted", async () => {
  const { poll } = await followChanges(stage, "userChangesPolling", {
    $select: "displayName,jobTitle,department,manager",
    recordDetail: "changedProperties",
  });
  await poll();
  stage.emulator.clock.advance(2 * HOUR);
  const [one, two, three] = users();
  change(one, { jobTitle: null, mail: "not@followed" });
  change(two, { manager: three.id });
  expect((await poll()).events).toMatchObject([
    { changeType: "updated", changedProperties: ["jobTitle"], record: { jobTitle: null } },
    { changeType: "updated", changedProperties: ["managerId"], record: { managerId: three.id } },
  ]);
  change(two, { manager: undefined });
  expect((await poll()).events.map(({ record }) => record)).toEqual([
    { id: two.id, managerId: null },
  ]);
});

it("gives the changes that are chosen", async () => {
  const { poll } = await followChanges(stage, "userChangesPolling", { changes: ["softDeleted"] });
  await poll();
  stage.emulator.clock.advance(2 * HOUR);
  const [one, two] = users();
  change(one, { jobTitle: "Boss" });
  expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes" });
  stage.emulator.directory.remove("user", two);
  expect(toldOf((await poll()).events)).toEqual([`softDeleted ${two.id}`]);
});

it.each([
  ["state first", "perform"],
  ["state first", "state"],
  ["state first", "queue"],
  ["queue first", "queue"],
  ["queue first", "state"],
] as const)("loses nothing when the platform breaks off: %s, after %s", async (order, after) => {
  const { poll } = await followChanges(stage, "userChangesPolling");
  await poll();
  stage.emulator.clock.advance(2 * HOUR);
  const made = create("New");
  const broken = await poll({ order: () => order, breaksOff: (step) => step === after });
  expect(broken.brokenOff).toBe(true);
  const again = await poll();
  expect(toldOf(again.events)).toEqual([`created ${made.id}`]);
  expect(toldOf((await poll()).events)).toEqual([]);
});

it.each([
  ["state first", 1],
  ["state first", 2],
  ["queue first", 1],
  ["queue first", 2],
] as const)(
  "who is deleted again after a restore that a broken poll told is told as deleted: %s, run %i",
  async (order, run) => {
    const { directory, clock } = stage.emulator;
    const { poll } = await followChanges(stage, "userChangesPolling");
    await poll();
    const [one] = users();
    directory.remove("user", one);
    expect(toldOf((await poll()).events)).toEqual([`softDeleted ${one.id}`]);
    directory.restore(one.id);
    let queues = 0;
    const broken = await poll({
      order: () => order,
      breaksOff: (step) => {
        if (step === "queue") queues += 1;
        return step === "queue" && queues === run;
      },
    });
    // One run writes down what is about to be told, the next tells it.
    expect(toldOf(broken.events)).toEqual(run === 1 ? [] : [`restored ${one.id}`]);
    directory.remove("user", directory.find("user", one.id) as Entity);
    clock.advance(HOUR);
    const { events } = await poll();
    // What was written before the break is not known to who hears only the events.
    const isSure = order === "queue first" && run === 1;
    expect(toldOf(events)).toEqual(isSure ? [] : [`softDeleted ${one.id}`]);
    // Back once more: as a restore, since the deletion was told.
    directory.restore(one.id);
    expect(toldOf((await poll()).events)).toEqual([`restored ${one.id}`]);
  },
);

it("a restore whose poll broke off is told as a restore again", async () => {
  const { directory, clock } = stage.emulator;
  const { poll } = await followChanges(stage, "userChangesPolling");
  await poll();
  const [one] = users();
  directory.remove("user", one);
  await poll();
  directory.restore(one.id);
  // Before it is told, then as it is told.
  for (let tries = 0; tries < 2; tries += 1) {
    expect((await poll({ breaksOff: (step) => step === "state" })).events).toEqual([]);
    clock.advance(HOUR);
  }
  expect(toldOf((await poll()).events)).toEqual([`restored ${one.id}`]);
  expect((await poll()).events).toEqual([]);
});

it("the first round names everybody, whatever is chosen", async () => {
  const { poll } = await followChanges(stage, "userChangesPolling", {
    changes: ["softDeleted"],
    startFrom: "everything",
    $select: "displayName,createdDateTime",
  });
  const [one] = users();
  const { events } = await poll();
  expect(events.map(({ changeType }) => changeType)).toEqual(Array(30).fill("existing"));
  expect(events[0]?.record).toEqual({
    id: one.id,
    displayName: one.displayName,
    createdDateTime: one.createdDateTime,
  });
});

it("who comes back unheard of is updated, and the hidden creation time is no changed property", async () => {
  const { directory, clock } = stage.emulator;
  const [one] = users();
  directory.remove("user", one);
  const { poll } = await followChanges(stage, "userChangesPolling", {
    $select: "displayName,jobTitle",
    recordDetail: "changedProperties",
  });
  await poll();
  clock.advance(2 * HOUR);
  directory.restore(one.id);
  const { events } = await poll();
  expect(events).toMatchObject([{ changeType: "updated", id: one.id }]);
  expect(events[0]?.changedProperties).not.toContain("createdDateTime");
  expect(events[0]?.changedProperties).toContain("displayName");
  expect(events[0]?.record).not.toHaveProperty("createdDateTime");
});

it.each(["@odata.nextLink", "@odata.deltaLink"])(
  "a %s to another host fails the poll, and the place stays",
  async (name) => {
    const { poll, state } = await followChanges(stage, "userChangesPolling");
    await poll();
    const before = state();
    stage.emulator.faults.plan({
      path: /delta$/,
      times: 1,
      answer: {
        kind: "status",
        status: 200,
        body: { value: [], [name]: "https://evil.example/v1.0/users/delta?$skiptoken=a" },
      },
    });
    await expect(poll()).rejects.toThrow(name);
    expect(state()).toEqual(before);
    change(users()[0], { jobTitle: "Boss" });
    expect((await poll()).events).toHaveLength(1);
  },
);
