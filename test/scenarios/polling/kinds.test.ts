import type { Entity } from "../../../emulator/directory";
import { followChanges, toldOf } from "../../harness/pollFlow";
import { openStage, type Stage } from "../../harness/stage";

const HOUR = 3_600_000;

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ users: 5, groups: 3, applications: 3 });
});

afterEach(() => stage.close());

it.each([
  ["groupChangesPolling", "group", "groups"],
  ["applicationChangesPolling", "application", "applications"],
] as const)("%s tells what became of each %s", async (trigger, kind, resource) => {
  const { directory, clock } = stage.emulator;
  const { poll } = await followChanges(stage, trigger);
  await poll();
  clock.advance(2 * HOUR);
  const [one, two] = [...directory.all(kind)] as [Entity, Entity];
  directory.update(kind, one, { displayName: "Renamed" });
  directory.remove(kind, two);
  const made = directory.create(kind, { displayName: "New" });
  const { events } = await poll();
  expect(toldOf(events)).toEqual([
    `updated ${one.id}`,
    `softDeleted ${two.id}`,
    `created ${made.id}`,
  ]);
  expect(events).toMatchObject([
    { resource, record: { displayName: "Renamed", createdDateTime: one.createdDateTime } },
    { resource, record: null },
    { resource, record: { displayName: "New" } },
  ]);
  clock.advance(HOUR);
  directory.restore(two.id);
  expect(toldOf((await poll()).events)).toEqual([`restored ${two.id}`]);
});

it("a change of members is no change of a group", async () => {
  const { directory, clock } = stage.emulator;
  const { poll } = await followChanges(stage, "groupChangesPolling");
  await poll();
  const group = directory.create("group", { displayName: "New" });
  const [user] = directory.all("user");
  await poll();
  clock.advance(HOUR);
  directory.link("members", group.id, [user?.id ?? ""]);
  expect(await poll()).toMatchObject({ events: [], resultType: "polled_no_changes" });
});

it("refuses to follow members as properties of a group", async () => {
  const { poll } = await followChanges(stage, "groupChangesPolling", {
    $select: "displayName, Members",
  });
  stage.requests();
  await expect(poll()).rejects.toThrow(/^Select: Members cannot be followed here/);
  expect(stage.requests()).toEqual([]);
});
