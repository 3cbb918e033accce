import { openStage, type Stage } from "../harness/stage";

jest.setTimeout(60_000);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 60, groups: 1, applications: 0 });
});

beforeEach(() => {
  stage.emulator.faults.clear();
  stage.emulator.clock.advance(180_000);
  stage.requests();
});

afterAll(() => stage.close());

interface Entry {
  id: string | null;
  success: boolean;
  alreadyDeleted?: boolean;
  user?: { id: string; userPrincipalName: string } | null;
  password?: string;
  error: { status: number | null; code: string; message: string } | null;
}
interface Result {
  success: boolean;
  total: number;
  failed: number;
  results: Entry[];
}

const run = (key: string, inputs: Record<string, unknown>): Promise<Result> =>
  stage.runner.runAction<Result>(key, { connection: stage.connection, ...inputs });

const newUsers = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    displayName: `${name} ${index}`,
    userPrincipalName: `${name}${index}@${stage.emulator.domain}`,
  }));
const find = (name: unknown) =>
  stage.emulator.directory.findByKey("user", "userPrincipalName", String(name));
const envelopes = () =>
  stage.requests().filter((request) => request.startsWith("POST /v1.0/$batch")).length;

it("users live from create to delete, in bulk, and the steps in between find them at once", async () => {
  const { emulator } = stage;
  const group = emulator.directory.create("group", { displayName: "Life" }).id;
  emulator.directory.replication.lagMs = 300;
  const records = newUsers("life", 45);
  const created = await run("createUsers", { records: JSON.stringify(records) });
  expect([created.success, created.total]).toEqual([true, 45]);
  expect(envelopes()).toBe(3);

  const added = await run("addMembersToGroup", { groupId: group, memberIds: created.results });
  expect(added.success).toBe(true);
  emulator.directory.replication.lagMs = 0;
  emulator.clock.advance(1_000);
  for (const [index, { id, user, password }] of created.results.entries()) {
    expect(find(records[index]?.userPrincipalName)?.id).toBe(id);
    expect([user?.id, password]).toEqual([id, expect.stringMatching(/^.{20}$/)]);
  }

  const updated = await run("updateUsers", {
    records: created.results.map(({ id }, index) => ({ id, department: `D${index}` })),
  });
  expect(updated.success).toBe(true);
  expect(find("life7@contoso.onmicrosoft.com")).toMatchObject({ department: "D7" });

  const userIds = created.results.map(({ id }) => id);
  const deleted = [await run("deleteUsers", { userIds }), await run("deleteUsers", { userIds })];
  expect(deleted.map(({ success }) => success)).toEqual([true, true]);
  expect(deleted.map(({ results }) => results.every((entry) => entry.alreadyDeleted))).toEqual([
    false,
    true,
  ]);
  expect(find("life7@contoso.onmicrosoft.com")).toBeUndefined();
});

it("one that is taken, one that is weak and one that is no user do not keep the others out", async () => {
  const [first, ...others] = newUsers("mixed", 4);
  const records = [
    first,
    { ...first },
    { ...others[0], passwordProfile: { password: "weak" } },
    null,
    others[1],
  ];
  const taken = await run("createUsers", { records: [first] });
  expect(taken.success).toBe(true);
  const { results } = await run("createUsers", { records });
  expect(results.map(({ success, error }) => [success, error?.status])).toEqual([
    [false, 400],
    [false, 400],
    [false, 400],
    [false, null],
    [true, undefined],
  ]);
  expect(results[0]?.error?.message).toMatch(/already exists.*Look up the existing object/);
});

it("an envelope whose answer is lost leaves its users open, and the next ones are created", async () => {
  const records = newUsers("lost", 25);
  stage.emulator.faults.plan({
    path: /^\/v1\.0\/\$batch$/,
    times: 1,
    answer: { kind: "reset", done: true },
  });
  const { results } = await run("createUsers", { records });
  const unknown = results.filter(({ error }) => error?.code === "OutcomeUnknown");
  expect([5, 20]).toContain(unknown.length);
  for (const { success, user } of results) expect(success).toBe(user !== null);
  for (const { userPrincipalName } of records) expect(find(userPrincipalName)).toBeDefined();
  for (const { password, error } of unknown) {
    expect(password).toMatch(/^.{20}$/);
    expect(error?.message).toMatch(/look for lost\d+@.* with Find User/);
  }
});

it.each([
  ["done", true, false],
  ["not done", false, false],
  ["done, and cannot be looked up", true, true],
])("deletions without an answer are looked up: %s", async (_what, done, isBlind) => {
  const { directory, faults } = stage.emulator;
  const userIds = Array.from(
    { length: 40 },
    (_, index) => directory.create("user", { displayName: `Gone ${index}` }).id,
  );
  faults.plan({
    path: /^\/v1\.0\/\$batch$/,
    // Two at once, then seven more until Graph is taken to be away.
    times: isBlind ? Number.POSITIVE_INFINITY : 9,
    answer: { kind: "status", status: 504, done },
  });
  const { results } = await run("deleteUsers", { userIds });
  for (const { success, alreadyDeleted, error } of results) {
    expect([success, alreadyDeleted]).toEqual([done && !isBlind, false]);
    expect(error?.code === "OutcomeUnknown").toBe(isBlind);
    if (error !== null)
      expect(error.message).toMatch(isBlind ? /could not be looked up/ : /It was not carried out/);
  }
  for (const id of userIds) expect(directory.find("user", id) === undefined).toBe(done);
  const asked = stage.requests().filter((one) => one.startsWith("GET /v1.0/users/"));
  if (!isBlind) expect(asked).toHaveLength(40);
});
