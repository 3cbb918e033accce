import { openStage, type Stage } from "../harness/stage";

/** Envelopes without an answer after which a bulk step ends. */
const MOST_LOST = 8;

let stage: Stage;
let people: string[];

beforeAll(async () => {
  stage = await openStage({ users: 1_200, groups: 1, applications: 1 });
  people = [...stage.emulator.directory.all("user")].map(({ id }) => id);
});

afterEach(() => stage.emulator.faults.clear());

afterAll(() => stage.close());

interface Entry {
  id: string;
  success: boolean;
  already: boolean;
  error: { status: number | null; code: string; message: string } | null;
}

const run = async (key: string, groupId: string, memberIds: readonly string[]) => {
  const { connection, runner } = stage;
  const inputs = { connection, groupId, memberIds };
  return (await runner.runAction<{ results: Entry[] }>(key, inputs)).results;
};

const newGroup = (members: readonly string[] = []): string => {
  const { id } = stage.emulator.directory.create("group", {
    displayName: "Lost",
    securityEnabled: true,
  });
  stage.emulator.directory.setRelated("members", id, members);
  return id;
};
const membersOf = (groupId: string): string[] =>
  stage.emulator.directory.related("members", groupId).map(({ id }) => id);

/** The answers of batches are lost, `skip` of them come first. */
const lose = (done: boolean, { skip = 0, times = MOST_LOST } = {}): void =>
  stage.emulator.faults.plan({
    path: /\/\$batch$/,
    skip,
    times,
    answer: { kind: "status", status: 504, done },
  });

const lookUps = (): string[] =>
  stage.requests().filter((one) => /GET .*\/members|checkMemberGroups/.test(one));

describe("when no answer comes", () => {
  it("members that were added all the same are told as added, after a look at the group", async () => {
    const there = people.slice(100, 1_100);
    const groupId = newGroup(there);
    lose(true);
    stage.requests();
    const results = await run("addMembersToGroup", groupId, people.slice(0, 30));
    expect(results.map(({ success, already }) => [success, already])).toEqual(
      Array(30).fill([true, false]),
    );
    // Two pages of 999.
    expect(lookUps()).toHaveLength(2);
    expect(membersOf(groupId)).toHaveLength(1_030);
  });

  it("those that were not are told as not added, with what Graph said last", async () => {
    const groupId = newGroup();
    lose(false);
    stage.requests();
    const results = await run("addMembersToGroup", groupId, people.slice(0, 30));
    for (const { success, error } of results) {
      expect([success, error?.status]).toEqual([false, 504]);
      expect(error?.code).not.toBe("OutcomeUnknown");
      expect(error?.message).toMatch(/It was not carried out, as a look afterwards showed\. Run/);
    }
    // The list, and 30 questions in two batches.
    expect(lookUps()).toHaveLength(1 + 30);
    expect(membersOf(groupId)).toEqual([]);
  });

  it("a member of before is told as such when the others of its request were not added", async () => {
    const groupId = newGroup([String(people[7])]);
    lose(true);
    const results = await run("addMembersToGroup", groupId, people.slice(0, 20));
    expect(results.map(({ success, already }) => [success, already])).toEqual(
      people.slice(0, 20).map((_id, index) => (index === 7 ? [true, true] : [false, false])),
    );
    expect(membersOf(groupId)).toEqual([people[7]]);
  });

  it.each([
    [true, [true, null]],
    [false, [false, 504]],
  ])("removals that took effect (%s) are told as that", async (done, told) => {
    const groupId = newGroup(people.slice(0, 25));
    lose(done);
    const results = await run("removeMembersFromGroup", groupId, people.slice(0, 10));
    for (const { success, already, error } of results)
      expect([success, error?.status ?? null, already]).toEqual([...told, false]);
    expect(membersOf(groupId)).toHaveLength(done ? 15 : 25);
  });

  it("only what was sent is looked up; the rest was not attempted", async () => {
    const groupId = newGroup(people);
    const asked = people.slice(0, 200);
    lose(true, { skip: 1 });
    stage.requests();
    const results = await run("removeMembersFromGroup", groupId, asked);
    // On a slow machine some are due again while others wait for their first turn.
    const sent = new Set(
      stage.requests().flatMap((one) => /^DELETE .*\/members\/([^/]+)/.exec(one)?.[1] ?? []),
    );
    expect(sent.size).toBeGreaterThan(20);
    expect(sent.size).toBeLessThanOrEqual(20 * (1 + MOST_LOST));
    expect(results.map(({ success, error }) => (success ? "done" : error?.code))).toEqual(
      asked.map((id) => (sent.has(id) ? "done" : "NotAttempted")),
    );
    expect(membersOf(groupId)).toEqual(people.filter((id) => !sent.has(id)));
  });

  it.each(["addMembersToGroup", "removeMembersFromGroup"])(
    "%s: the outcome stays unknown when the look fails too, and a run again finds it done",
    async (key) => {
      const asked = people.slice(0, 3);
      const groupId = newGroup(key === "addMembersToGroup" ? [] : asked);
      lose(true, { times: Number.POSITIVE_INFINITY });
      stage.emulator.faults.plan({
        path: /\/members$/,
        answer: { kind: "status", status: 403 },
      });
      for (const { success, error } of await run(key, groupId, asked)) {
        expect([success, error?.code]).toEqual([false, "OutcomeUnknown"]);
        expect(error?.message).toMatch(
          /It may have been carried out, and could not be looked up\. Run the step again/,
        );
      }
      stage.emulator.faults.clear();
      const again = await run(key, groupId, asked);
      expect(again.map(({ already }) => already)).toEqual([true, true, true]);
    },
  );

  it("of a service principal, which no list shows, it is sure only when it is not there", async () => {
    const { directory } = stage.emulator;
    const [{ id = "" } = {}] = directory.all("servicePrincipal");
    const groupId = newGroup(people.slice(0, 3));
    lose(true);
    const added = await run("addMembersToGroup", groupId, [id, String(people[5])]);
    expect(added).toMatchObject([
      { success: false, error: { code: "OutcomeUnknown" } },
      { success: true, already: false },
    ]);
    expect(membersOf(groupId)).toContain(id);
    stage.emulator.faults.clear();
    lose(true);
    const removed = await run("removeMembersFromGroup", groupId, [id]);
    expect(removed).toMatchObject([{ success: true, already: false, error: null }]);
    expect(membersOf(groupId)).toEqual([...people.slice(0, 3), people[5]]);
  });

  it("a refusal of the app afterwards says nothing of the attempt that got no answer", async () => {
    const groupId = newGroup(people.slice(0, 5));
    lose(true, { times: 1 });
    stage.emulator.faults.plan({
      method: "DELETE",
      path: /\$ref$/,
      skip: 1,
      answer: { kind: "quotaExceeded" },
    });
    const results = await run("removeMembersFromGroup", groupId, people.slice(0, 1));
    expect(results).toMatchObject([{ success: true, already: false, error: null }]);
    expect(membersOf(groupId)).toEqual(people.slice(1, 5));
  });
});
