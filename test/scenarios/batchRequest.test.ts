import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 60, groups: 1, applications: 0 });
});

beforeEach(() => {
  stage.emulator.faults.clear();
  stage.requests();
});

afterAll(() => stage.close());

interface Result {
  success: boolean;
  failed: number;
  results: { id: string | null; status: number | null; body: { id?: string } | null }[];
}

const run = (requests: unknown[]): Promise<Result> =>
  stage.runner.runAction<Result>("batchRequest", { connection: stage.connection, requests });
const envelopes = () => stage.requests().filter((request) => request.includes("$batch"));

it("60 users in three requests, each at its place", async () => {
  const ids = [...stage.emulator.directory.all("user")].map(({ id }) => id);
  const { success, results } = await run(
    ids.map((id) => ({ id, method: "GET", url: `/users/${id}?$select=id` })),
  );
  expect(success).toBe(true);
  expect(results.map(({ id, body }) => [id, body?.id])).toEqual(ids.map((id) => [id, id]));
  expect(envelopes()).toEqual(Array(3).fill("POST /v1.0/$batch 200"));
});

it("a chain that breaks, a star, and others beside them: what is told is what was done", async () => {
  const { directory, url } = stage.emulator;
  const [one, two] = [...directory.all("user")].map(({ id }) => id);
  const group = directory.create("group", { displayName: "Batch" }).id;
  const reference = (id: unknown) => ({ "@odata.id": `${url}/v1.0/directoryObjects/${id}` });
  const add = (id: string, member: unknown, dependsOn: string[]) => ({
    id,
    method: "POST",
    url: `/groups/${group}/members/$ref`,
    body: reference(member),
    dependsOn,
  });
  const { results } = await run([
    add("second", two, ["first"]),
    { id: "first", method: "PATCH", url: `/groups/${group}`, body: { displayName: "Renamed" } },
    { id: "lost", method: "PATCH", url: "/users/nobody@contoso.com", body: { department: "X" } },
    add("never", one, ["lost"]),
    { id: "alone", method: "PATCH", url: `/users/${one}`, body: { department: "Batch" } },
  ]);
  expect(results.map(({ id, status }) => [id, status])).toEqual([
    ["second", 204],
    ["first", 204],
    ["lost", 404],
    ["never", 424],
    ["alone", 204],
  ]);
  expect(directory.related("members", group).map(({ id }) => id)).toEqual([two]);
  expect(directory.find("group", group)).toMatchObject({ displayName: "Renamed" });
  expect(directory.find("user", String(one))).toMatchObject({ department: "Batch" });
});

it("a throttled request is sent again by itself, and nothing else twice", async () => {
  stage.emulator.faults.plan({
    method: "POST",
    path: /^\/v1\.0\/groups$/,
    skip: 1,
    times: 1,
    answer: { kind: "status", status: 429, headers: { "Retry-After": "1" } },
  });
  const before = stage.emulator.directory.size("group");
  const group = (name: string) => ({
    method: "POST",
    url: "/groups",
    body: { displayName: name, mailEnabled: false, mailNickname: name, securityEnabled: true },
  });
  const { results } = await run(["one", "two", "three"].map(group));
  expect(results.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(stage.emulator.directory.size("group")).toBe(before + 3);
  expect(envelopes()).toHaveLength(2);
});
