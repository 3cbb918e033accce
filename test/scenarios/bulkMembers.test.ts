import { openStage, type Stage } from "../harness/stage";

const USERS = 10_200;
const MOST = 10_000;
/** What costs a request for a few members is played with fewer of them in `npm test`. */
const LARGE = Number(process.env.BULK_MEMBERS ?? 1_000);
/** 20 to an envelope, and some that Graph throttles. */
const MOST_REMOVING = LARGE / 20 + (LARGE > 3_000 ? 10 : 1);

jest.setTimeout(60_000);

let stage: Stage;
let connection: Stage["connection"];
let people: string[];

beforeAll(async () => {
  stage = await openStage({ users: USERS, groups: 1, applications: 0 });
  stage.emulator.collisions.refuses = true;
  people = [...stage.emulator.directory.all("user")].map(({ id }) => id);
}, 60_000);

beforeEach(async () => {
  // The writes of a test count for 150 seconds, and a token lasts for fewer tests than there are.
  stage.emulator.clock.advance(180_000);
  connection = await stage.signIn();
  stage.requests();
});

afterAll(() => stage.close());

interface Entry {
  id: string;
  success: boolean;
  already: boolean;
  error: { status: number; code: string; message: string } | null;
}
interface Result {
  success: boolean;
  total: number;
  succeeded: number;
  failed: number;
  results: Entry[];
}

const run = <T = Result>(key: string, inputs: Record<string, unknown>): Promise<T> =>
  stage.runner.runAction<T>(key, { connection, ...inputs });

const newGroup = (properties: Record<string, unknown> = {}, members: readonly string[] = []) => {
  const { id } = stage.emulator.directory.create("group", { displayName: "Bulk", ...properties });
  stage.emulator.directory.setRelated("members", id, members);
  return id;
};
const membersOf = (groupId: string): string[] =>
  stage.emulator.directory.related("members", groupId).map(({ id }) => id);
const unknownId = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** A seeded order, so that what is there already is not in one place. */
const shuffled = <T>(list: readonly T[]): T[] => {
  let state = 7;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
  return list
    .map((entry) => [next(), entry] as const)
    .sort(([one], [other]) => one - other)
    .map(([, entry]) => entry);
};

describe("Add Members to Group", () => {
  it.each([
    [1_000, 3],
    [MOST, 30],
  ])("%i members in %i round trips at most", async (count, most) => {
    const groupId = newGroup();
    const result = await run("addMembersToGroup", { groupId, memberIds: people.slice(0, count) });
    expect(result).toMatchObject({ success: true, total: count, succeeded: count, failed: 0 });
    const requests = stage.requests().filter((request) => request.startsWith("POST /v1.0/$batch"));
    expect(requests.length).toBeLessThanOrEqual(most);
    expect(membersOf(groupId).sort()).toEqual(people.slice(0, count).sort());
  });

  it("half of 10,000 there already: at most 60 more", async () => {
    const memberIds = shuffled(people.slice(0, MOST));
    const there = new Set(people.slice(0, MOST / 2));
    const groupId = newGroup({}, [...there]);
    const { results, success } = await run("addMembersToGroup", { groupId, memberIds });
    expect(success).toBe(true);
    for (const { id, already } of results) expect(already).toBe(there.has(id));
    expect(envelopes()).toBeLessThanOrEqual(90);
    expect(membersOf(groupId)).toHaveLength(MOST);
  });

  it(`one in a hundred of ${LARGE} unknown: at most ${LARGE / 25} more`, async () => {
    const memberIds = people
      .slice(0, LARGE)
      .map((id, index) => (index % 100 === 37 ? unknownId(index) : id));
    const groupId = newGroup();
    const { results, failed } = await run("addMembersToGroup", { groupId, memberIds });
    expect(failed).toBe(LARGE / 100);
    for (const [index, { success, error }] of results.entries())
      expect([success, error?.status]).toEqual(
        index % 100 === 37 ? [false, 404] : [true, undefined],
      );
    expect(envelopes()).toBeLessThanOrEqual(LARGE / 400 + 5 + LARGE / 25);
    expect(membersOf(groupId)).toHaveLength(LARGE * 0.99);
  });

  it("1,000 people by name: 4 look-ups in batches of 300, and nobody when one name is nobody's", async () => {
    const users = new Map([...stage.emulator.directory.all("user")].map((one) => [one.id, one]));
    const named = people.slice(0, 1000).map((id) => String(users.get(id)?.userPrincipalName));
    const groupId = newGroup();
    const result = await run("addMembersToGroup", { groupId, memberIds: named });
    expect(result.results.map(({ id }) => id)).toEqual(people.slice(0, 1000));
    expect(stage.requests().filter((one) => one.includes("$batch"))).toHaveLength(4 + 3);
    await expect(
      run("removeMembersFromGroup", { groupId, memberIds: [...named, "nobody@contoso.com"] }),
    ).rejects.toThrow("no user has the user principal name nobody@contoso.com");
    expect(membersOf(groupId)).toHaveLength(1000);
  });

  it("a group, an application and somebody unknown among people: each is told by itself", async () => {
    const { directory } = stage.emulator;
    const application = directory.create("application", { displayName: "No member" }).id;
    const nested = newGroup({ securityEnabled: true });
    const groupId = newGroup({ securityEnabled: true }, [String(people[3])]);
    const memberIds = [...people.slice(0, 10), application, nested, unknownId(1), groupId];
    const { results } = await run("addMembersToGroup", { groupId, memberIds });
    expect(results.map(({ success, already }) => [success, already])).toEqual([
      ...people.slice(0, 10).map((_id, index) => [true, index === 3]),
      [false, false],
      [true, false],
      [false, false],
      [false, false],
    ]);
    expect(membersOf(groupId).sort()).toEqual([...people.slice(0, 10), nested].sort());
  });

  it.each([
    [
      "dynamic",
      { groupTypes: ["DynamicMembership"], membershipRule: "user.department -eq 1" },
      /dynamic/,
    ],
    ["synchronised", { onPremisesSyncEnabled: true }, /Active Directory/],
    ["of Exchange", { mailEnabled: true, groupTypes: [] }, /Change the group in Exchange/],
  ])("a group that is %s fails the step once", async (_what, properties, problem) => {
    const groupId = newGroup(properties);
    await expect(
      run("addMembersToGroup", { groupId, memberIds: people.slice(0, 1_000) }),
    ).rejects.toThrow(problem);
    expect(envelopes()).toBeLessThanOrEqual(2);
  });

  it("a group that is not there fails the step once", async () => {
    await expect(
      run("addMembersToGroup", { groupId: unknownId(5), memberIds: people.slice(0, 1_000) }),
    ).rejects.toThrow(/^Add Members to Group failed: .*404/);
    expect(envelopes()).toBeLessThanOrEqual(2);
  });
});

describe("Remove Members from Group", () => {
  it(`${LARGE} members in ${MOST_REMOVING} round trips at most, throttled as Graph throttles`, async () => {
    const groupId = newGroup({}, people);
    const result = await run("removeMembersFromGroup", {
      groupId,
      memberIds: people.slice(0, LARGE),
    });
    expect(result).toMatchObject({ success: true, total: LARGE, succeeded: LARGE, failed: 0 });
    const requests = stage.requests();
    const isEnvelope = (one: string) => /^POST \/v1\.0\/\$batch|^GET /.test(one);
    expect(requests.filter(isEnvelope).length).toBeLessThanOrEqual(MOST_REMOVING);
    // Graph takes 3,000 writes in 150 seconds.
    expect(requests.some((one) => one.endsWith(" 429"))).toBe(LARGE > 3_000);
    expect(membersOf(groupId).sort()).toEqual(people.slice(LARGE).sort());
  });

  it("a run again that finds nearly everybody gone does not ask for each of them", async () => {
    const left = people.slice(0, MOST).filter((_id, index) => index % 50 === 7);
    const groupId = newGroup({}, left);
    const { results, success } = await run("removeMembersFromGroup", {
      groupId,
      memberIds: people.slice(0, MOST),
    });
    expect(success).toBe(true);
    expect(results.filter(({ already }) => !already).map(({ id }) => id)).toEqual(left);
    expect(envelopes()).toBeLessThanOrEqual(20);
    expect(membersOf(groupId)).toEqual([]);
  });

  it("some that are no members are asked for, and are a success", async () => {
    const groupId = newGroup({}, people.slice(0, 30));
    const memberIds = [...people.slice(20, 40), unknownId(3)];
    const { results, success } = await run("removeMembersFromGroup", { groupId, memberIds });
    expect(success).toBe(true);
    expect(results.map(({ already }) => already)).toEqual([
      ...Array(10).fill(false),
      ...Array(11).fill(true),
    ]);
    expect(membersOf(groupId)).toEqual(people.slice(0, 20));
    expect([...stage.emulator.directory.all("user")]).toHaveLength(USERS);
  });

  it.each([
    ["dynamic", { groupTypes: ["DynamicMembership"], membershipRule: "x" }, /dynamic/],
    ["synchronised", { onPremisesSyncEnabled: true }, /Active Directory/],
  ])("a group that is %s fails the step once", async (_what, properties, problem) => {
    const groupId = newGroup(properties, people.slice(0, 5));
    await expect(
      run("removeMembersFromGroup", { groupId, memberIds: people.slice(0, 5) }),
    ).rejects.toThrow(problem);
    expect(envelopes()).toBeLessThanOrEqual(2);
  });

  it("a group that is not there fails the step once", async () => {
    await expect(
      run("removeMembersFromGroup", { groupId: unknownId(5), memberIds: people.slice(0, 1_000) }),
    ).rejects.toThrow(/^Remove Members from Group failed: .*404/);
    expect(envelopes()).toBeLessThanOrEqual(2);
  });
});

describe("Set Group Members", () => {
  interface SetResult extends Result {
    toAdd: string[];
    toRemove: string[];
    unchanged: number;
  }

  it("makes a group of 1,000 equal to a list, keeps the nested group, and has nothing to do again", async () => {
    const nested = newGroup({ securityEnabled: true });
    const groupId = newGroup({ securityEnabled: true }, [...people.slice(0, 1_000), nested]);
    const memberIds = people.slice(600, 1_600);
    const plan = await run<SetResult>("setGroupMembers", { groupId, memberIds, dryRun: true });
    expect([plan.toAdd.length, plan.toRemove.length, plan.unchanged]).toEqual([600, 600, 400]);
    expect(membersOf(groupId)).toHaveLength(1_001);
    await expect(
      run("setGroupMembers", { groupId, memberIds, maxRemovals: "599" }),
    ).rejects.toThrow(/^Max Removals: 600 members would be removed/);
    expect(membersOf(groupId)).toHaveLength(1_001);
    stage.requests();
    const result = await run<SetResult>("setGroupMembers", {
      groupId,
      memberIds,
      maxRemovals: 600,
    });
    expect(result).toMatchObject({ success: true, total: 1_200, failed: 0, unchanged: 400 });
    // The group, two pages of members, 600 references, 600 removals.
    expect(envelopes()).toBeLessThanOrEqual(3 + 2 + 30);
    expect(membersOf(groupId).sort()).toEqual([...memberIds, nested].sort());
    expect(await run("setGroupMembers", { groupId, memberIds })).toMatchObject({
      success: true,
      total: 0,
      toAdd: [],
      toRemove: [],
      unchanged: 1_000,
    });
  });

  it("removes the nested group when groups are what it is to remove", async () => {
    const nested = newGroup({ securityEnabled: true });
    const groupId = newGroup({ securityEnabled: true }, [...people.slice(0, 3), nested]);
    const memberIds = people.slice(2, 4);
    await run("setGroupMembers", { groupId, memberIds, memberKind: "groups" });
    expect(membersOf(groupId)).toEqual(people.slice(0, 4));
  });
});

it("Create Group with 25 owners and 500 members has them all", async () => {
  stage.emulator.directory.replication.lagMs = 300;
  const ownerIds = people.slice(0, 25);
  const memberIds = people.slice(10, 510);
  const group = await run<{ id: string; notAdded: unknown[] }>("createGroup", {
    displayName: "Full",
    mailNickname: "full",
    ownerIds,
    memberIds: [...memberIds, unknownId(1)],
  });
  stage.emulator.directory.replication.lagMs = 0;
  expect(group.notAdded).toMatchObject([
    { relationship: "members", id: unknownId(1), error: { status: 404 } },
  ]);
  stage.emulator.clock.advance(1_000);
  const owners = stage.emulator.directory.related("owners", group.id).map(({ id }) => id);
  expect(owners.sort()).toEqual([...ownerIds].sort());
  expect(membersOf(group.id).sort()).toEqual([...memberIds].sort());
});

/** The round trips since the last count: requests inside of a batch are listed too. */
function envelopes(): number {
  const requests = stage.requests();
  return requests.filter((request) => /^POST \/v1\.0\/\$batch|^GET /.test(request)).length;
}
