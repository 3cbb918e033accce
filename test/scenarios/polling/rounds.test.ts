import type { Entity } from "../../../emulator/directory";
import { followChanges, type PolledEvent, toldOf, warningsOf } from "../../harness/pollFlow";
import { openStage, type Stage } from "../../harness/stage";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TRIGGER = "userChangesPolling";

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ users: 12, groups: 0, applications: 0 });
  stage.emulator.deltaHabits.objectsPerPage = 5;
});

afterEach(() => stage.close());

const users = (): Entity[] => [...stage.emulator.directory.all("user")];

const rename = (count: number): void => {
  for (const user of users().slice(0, count))
    stage.emulator.directory.update("user", user, { displayName: `Renamed ${Math.random()}` });
};

const removeUsers = (count: number): void => {
  for (const user of users().slice(0, count)) stage.emulator.directory.remove("user", user);
};

const kindsOf = (events: readonly PolledEvent[]): string[] => [
  ...new Set(events.map(({ changeType }) => changeType)),
];

const statuses = (): string[] => stage.requests().map((request) => request.split(" ").at(-1) ?? "");

const warnings = (): string => warningsOf(stage);

describe("the first round of everything", () => {
  it("comes page by page, with the link of the next as pagination state", async () => {
    const { poll, state } = await followChanges(stage, TRIGGER, { startFrom: "everything" });
    const { events, performs } = await poll();
    expect(kindsOf(events)).toEqual(["existing"]);
    expect(events.map(({ id }) => id)).toEqual(users().map(({ id }) => id));
    expect(events.map(({ sequence }) => sequence)).toEqual(
      users().map((_user, index) => index + 1),
    );
    expect(new Set(events.map(({ round }) => round)).size).toBe(1);
    // One run announces the round, three give a page each, one hears that the last was taken.
    expect([performs, statuses().length]).toEqual([5, 3]);
    expect(Object.values(state().links as object)).toEqual([expect.stringContaining("deltatoken")]);
    expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes" });
  });

  it("is left alone by other polls while it lives, and taken over after 20 minutes", async () => {
    const { poll } = await followChanges(stage, TRIGGER, { startFrom: "everything" });
    let steps = 0;
    const broken = await poll({
      breaksOff: (step) => {
        if (step === "queue") steps += 1;
        return steps === 3;
      },
    });
    expect(broken.events).toHaveLength(10);
    statuses();
    stage.emulator.clock.advance(15 * MINUTE);
    expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes" });
    expect(statuses()).toEqual([]);
    stage.emulator.clock.advance(10 * MINUTE);
    const { events } = await poll();
    // The page that may not have been taken, and the last one.
    expect(events.map(({ id }) => id)).toEqual(
      users()
        .slice(5)
        .map(({ id }) => id),
    );
    expect(events[0]).toMatchObject({ changeType: "existing", sequence: 1, resync: false });
    expect(events[0]?.round).not.toBe(broken.events[0]?.round);
  });

  it("runs on deploy, once", async () => {
    const { deploy, poll } = await followChanges(
      stage,
      TRIGGER,
      {},
      { enabled: true, runInitialSyncOnDeploy: true },
    );
    expect(statuses()).toHaveLength(3);
    expect(await deploy()).toEqual([]);
    expect(statuses()).toEqual([]);
    rename(1);
    expect(kindsOf((await poll()).events)).toEqual(["updated"]);
  });

  it("on deploy tells of what is there beside the place that polls have, which is kept", async () => {
    const { deploy, poll, state } = await followChanges(stage, TRIGGER);
    await poll();
    const { links } = state();
    removeUsers(1);
    const told = await deploy({ enabled: true, runInitialSyncOnDeploy: true });
    expect([told.length, kindsOf(told)]).toEqual([11, ["existing"]]);
    expect(state().links).toEqual(links);
    expect(kindsOf((await poll()).events)).toEqual(["softDeleted"]);
  });

  it("is drained by one poll where there is no batching", async () => {
    const { poll } = await followChanges(
      stage,
      TRIGGER,
      { startFrom: "everything" },
      { enabled: false },
    );
    const { events, performs } = await poll();
    expect([events.length, performs, statuses().length]).toEqual([12, 1, 3]);
    rename(7);
    expect((await poll()).events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(statuses()).toHaveLength(2);
  });
});

it("a poll without batching gives 20,000 events, and the next one the rest", async () => {
  const large = await openStage({ users: 20_003, groups: 0, applications: 0 });
  large.emulator.deltaHabits.objectsPerPage = 10_000;
  try {
    const { poll } = await followChanges(
      large,
      TRIGGER,
      { startFrom: "everything", $select: "displayName" },
      { enabled: false },
    );
    const first = (await poll()).events;
    const second = (await poll()).events;
    expect([first.length, second.length]).toEqual([20_000, 3]);
    // The same round, as nothing is told twice.
    expect(second[0]).toMatchObject({ round: first[0]?.round, sequence: 20_001 });
    expect((await poll()).events).toEqual([]);
  } finally {
    await large.close();
  }
});

it("a poll without batching that loses its page tells everything once, as a resync", async () => {
  const { poll } = await followChanges(
    stage,
    TRIGGER,
    { startFrom: "everything" },
    { enabled: false },
  );
  stage.emulator.faults.plan({
    path: /delta$/,
    skip: 1,
    times: 1,
    answer: { kind: "status", status: 410 },
  });
  const { events } = await poll();
  expect(kindsOf(events)).toEqual(["existing", "resyncCompleted"]);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, index) => index + 1));
  expect(events).toHaveLength(13);
});

describe("a round that is too large to collect", () => {
  beforeEach(() => {
    // 12 changes on 24 pages.
    Object.assign(stage.emulator.deltaHabits, { objectsPerPage: 1, emptyPages: 1 });
  });

  it("is handed over in pages, and moves on with the last of them", async () => {
    const { poll, state } = await followChanges(stage, TRIGGER);
    await poll();
    const { links } = state();
    rename(12);
    statuses();
    const seen: unknown[] = [];
    const { events, performs } = await poll({
      breaksOff: () => {
        seen.push(state().links);
        return false;
      },
    });
    expect(events).toHaveLength(12);
    expect(events.map(({ sequence }) => sequence)).toEqual(
      events.map((_event, index) => index + 1),
    );
    expect(statuses()).toHaveLength(24);
    expect(performs).toBe(1 + 4 + 1);
    for (const kept of seen.slice(0, -2)) expect(kept).toEqual(links);
    expect(state().links).not.toEqual(links);
  });

  it("is counted first when deletions are limited", async () => {
    const { poll, reconfigure, state } = await followChanges(stage, TRIGGER, {
      maxDeletions: "11",
    });
    await poll();
    const { links } = state();
    removeUsers(12);
    await expect(poll()).rejects.toThrow(
      /^Max Deletions: this round holds 12 deletions, more than the 11 that are allowed/,
    );
    expect(state().links).toEqual(links);
    reconfigure({ maxDeletions: "12" });
    stage.emulator.clock.advance(25 * MINUTE);
    const { events } = await poll();
    expect(events).toHaveLength(12);
    expect(kindsOf(events)).toEqual(["softDeleted"]);
  });

  it("cannot be counted without batching", async () => {
    const { poll } = await followChanges(
      stage,
      TRIGGER,
      { maxDeletions: "50" },
      { enabled: false },
    );
    await poll();
    rename(12);
    await expect(poll()).rejects.toThrow(/^Max Deletions: this round is too large to be counted/);
  });
});

it("more deletions than allowed fail the round, and change nothing until the limit is raised", async () => {
  const { poll, reconfigure, state } = await followChanges(stage, TRIGGER, {
    maxDeletions: "2",
    changes: ["created"],
  });
  await poll();
  removeUsers(3);
  const before = state();
  for (let tries = 0; tries < 2; tries += 1)
    await expect(poll()).rejects.toThrow("holds 3 deletions, more than the 2 that are allowed");
  expect(state()).toEqual(before);
  reconfigure({ maxDeletions: "" });
  await poll();
  expect(state()).not.toEqual(before);
});

describe("when Graph has lost the place", () => {
  it("everything is read anew, says so, and ends with resyncCompleted", async () => {
    const { poll, state } = await followChanges(stage, TRIGGER, { changes: ["created"] });
    await poll();
    const { lastRoundAt } = state();
    const [gone] = users();
    removeUsers(1);
    stage.emulator.clock.advance(8 * DAY);
    statuses();
    const { events } = await poll();
    expect(statuses()).toEqual(["410", "200", "200", "200"]);
    expect(events).toHaveLength(12);
    expect(events.map(({ id }) => id)).not.toContain(gone?.id);
    // Whatever was chosen: who is not seen would be dropped.
    expect(kindsOf(events)).toEqual(["existing", "resyncCompleted"]);
    expect(events.at(-1)).toMatchObject({ changeType: "resyncCompleted", id: null, record: null });
    expect(new Set(events.map(({ resync }) => JSON.stringify(resync))).size).toBe(1);
    expect(events[0]?.resync).toMatchObject({ lastGoodRound: lastRoundAt });
    expect(warnings()).toContain("The delta link is 8 days old");
    expect(toldOf((await poll()).events)).toEqual([]);
  });

  it("who is there is told as what it would be in any round, where that is wanted", async () => {
    const { poll } = await followChanges(stage, TRIGGER);
    await poll();
    stage.emulator.clock.advance(8 * DAY);
    stage.emulator.directory.create("user", {
      userPrincipalName: "young@contoso.onmicrosoft.com",
    });
    const { events } = await poll();
    expect(kindsOf(events)).toEqual(["updated", "created", "resyncCompleted"]);
  });

  it("a resync that breaks off is another one when it comes again from its beginning", async () => {
    const { poll } = await followChanges(stage, TRIGGER);
    await poll();
    stage.emulator.clock.advance(8 * DAY);
    const first = await poll({ breaksOff: (step) => step === "queue" });
    expect(first.events).toHaveLength(5);
    stage.emulator.clock.advance(25 * MINUTE);
    const second = await poll();
    expect(second.events.at(-1)?.changeType).toBe("resyncCompleted");
    expect(second.events[0]?.resync).not.toEqual(first.events[0]?.resync);
  });

  it.each<[string, number, string, object?]>([
    ["410", 410, ""],
    ["syncStateNotFound", 404, "syncStateNotFound"],
    ["resyncRequired", 400, "resyncRequired"],
    ["a conflict that is resyncRequired", 409, "resyncRequired"],
    ["a code that tells it inside", 400, "BadRequest", { code: "SyncStateNotFound" }],
  ])(
    "a dead link to the next page begins again from the last delta link: %s",
    async (_n, status, code, innerError = {}) => {
      const { poll } = await followChanges(stage, TRIGGER);
      await poll();
      rename(7);
      const body = { error: { code, message: "Gone.", innerError } };
      stage.emulator.faults.plan({
        path: /delta$/,
        skip: 1,
        times: 1,
        answer: { kind: "status", status, body },
      });
      statuses();
      const { events } = await poll();
      expect(statuses()).toEqual(["200", String(status), "200", "200"]);
      expect(events).toHaveLength(7);
      expect(events.every(({ resync }) => resync === false)).toBe(true);
    },
  );

  it.each([401, 403])("is nothing that a %i could say", async (status) => {
    const { poll, state } = await followChanges(stage, TRIGGER);
    await poll();
    const before = state();
    stage.emulator.faults.plan({
      path: /delta$/,
      answer: {
        kind: "status",
        status,
        body: { error: { code: "resyncRequired", message: "syncStateNotFound" } },
      },
    });
    await expect(poll()).rejects.toThrow("New, Updated and Deleted Users failed");
    expect(state()).toEqual(before);
  });
});

describe("the state", () => {
  it("with a link to another host is dropped, and the link not called", async () => {
    const { poll, state, setState } = await followChanges(stage, TRIGGER);
    await poll();
    setState(
      JSON.parse(JSON.stringify(state()).replaceAll(stage.emulator.url, "https://evil.example")),
    );
    statuses();
    const { events } = await poll();
    expect(statuses()).toEqual(["200", "200", "200"]);
    expect(events.at(-1)?.changeType).toBe("resyncCompleted");
    expect(warnings()).toContain("leads to another host");
  });

  it.each([
    [{ version: 99 }],
    [{ version: 1, links: 5 }],
    [{ version: 1, links: {}, fingerprint: null }],
    [["a"]],
  ])("that is broken begins anew and says so: %j", async (broken) => {
    const { poll, setState } = await followChanges(stage, TRIGGER);
    await poll();
    setState(Array.isArray(broken) ? { 0: "a" } : broken);
    const { events } = await poll();
    expect(kindsOf(events)).toEqual(["existing", "resyncCompleted"]);
    expect(warnings()).toContain("cannot be read");
  });

  it("of an older version still loads", async () => {
    const { poll, state, setState } = await followChanges(stage, TRIGGER);
    await poll();
    const { version: _v, memory: _m, initialSyncAt: _i, round: _r, ...old } = state();
    setState(old);
    rename(1);
    expect(kindsOf((await poll()).events)).toEqual(["updated"]);
  });

  it("that follows other properties is left, and never its token called", async () => {
    const { poll, reconfigure } = await followChanges(stage, TRIGGER, { $select: "displayName" });
    await poll();
    rename(1);
    reconfigure({ $select: "jobTitle" });
    stage.requests();
    expect(toldOf((await poll()).events)).toEqual([]);
    expect(decodeURIComponent(stage.requests().join())).toMatch(
      /\$select=jobTitle,createdDateTime&\$deltatoken=latest 200$/,
    );
    expect(warnings()).toContain("follows something else");
    reconfigure({ $select: "JobTitle" });
    await poll();
    expect(warnings()).toBe("");
  });

  it("stays under 64 KB: what falls out of it comes back as updated", async () => {
    const { directory, clock } = stage.emulator;
    stage.emulator.deltaHabits.objectsPerPage = 500;
    const many = Array.from({ length: 4_000 }, (_, index) =>
      directory.create("user", { displayName: `User ${index}` }),
    );
    const { poll, state } = await followChanges(stage, TRIGGER, { $select: "displayName" });
    await poll();
    for (const user of many) directory.remove("user", user);
    expect(kindsOf((await poll()).events)).toEqual(["softDeleted"]);
    expect(JSON.stringify(state()).length).toBeLessThanOrEqual(64 * 1024);
    clock.advance(2 * HOUR);
    for (const { id } of many) directory.restore(id);
    const told = (await poll()).events.map(({ changeType }) => changeType);
    expect(new Set(told)).toEqual(new Set(["restored", "updated"]));
    expect(told.filter((kind) => kind === "restored").length).toBeGreaterThan(500);
  });
});

it("a test run gives sample events of users that are there, and moves no state", async () => {
  const { poll, state } = await followChanges(stage, TRIGGER, { $select: "displayName" });
  await poll();
  const before = state();
  stage.requests();
  const { events } = await poll({ headers: { "Prismatic-Invoke-Type": "Integration Flow Test" } });
  expect(stage.requests().map(decodeURIComponent)).toEqual([
    "GET /v1.0/users?$select=displayName,createdDateTime&$top=5 200",
  ]);
  expect(kindsOf(events)).toEqual([
    "created",
    "updated",
    "softDeleted",
    "permanentlyDeleted",
    "restored",
  ]);
  const [user] = users();
  expect(events[0]).toMatchObject({
    id: user?.id,
    record: { id: user?.id, displayName: user?.displayName },
  });
  expect(state()).toEqual(before);
});

it("only members of the groups become events, and all deletions", async () => {
  const { directory } = stage.emulator;
  const [one, two, three, four] = users() as [Entity, Entity, Entity, Entity];
  const inner = directory.create("group", { displayName: "Inner" });
  const outer = directory.create("group", { displayName: "Outer" });
  directory.link("members", inner.id, [one.id]);
  directory.link("members", outer.id, [inner.id, two.id]);
  const inputs = { onlyMembersOf: [outer.id], startFrom: "everything" };
  const { poll } = await followChanges(stage, TRIGGER, inputs);
  const first = await poll();
  expect(first.events.map(({ id }) => id)).toEqual([one.id, two.id]);
  const reads = stage.requests().filter((request) => request.includes("transitiveMembers"));
  expect(reads).toHaveLength(1);
  stage.emulator.clock.advance(2 * HOUR);
  for (const user of [one, three]) directory.update("user", user, { jobTitle: "Boss" });
  directory.remove("user", four);
  expect(toldOf((await poll()).events)).toEqual([`updated ${one.id}`, `softDeleted ${four.id}`]);
});
