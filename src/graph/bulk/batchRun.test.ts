import { type Answer, graphFault, playGraph } from "../../../test/harness/playGraph";
import { type BatchOptions, batch } from "../batch";
import type { GraphRequest } from "../http/request";
import { createTransport } from "../http/transport";

let clock = 0;
const slept: number[] = [];
const now = () => new Date(clock);
const sleep = async (ms: number) => {
  slept.push(ms);
  clock += ms;
};
const connect = () =>
  createTransport({
    origin: "https://graph.microsoft.com",
    accessToken: async () => "t",
    now,
    sleep,
  });
let graph = connect();

beforeEach(() => {
  graph = connect();
  clock = Date.parse("2026-11-22T10:00:00Z");
  slept.length = 0;
});

const purpose = { operation: "Write Many" };
const request = (method: GraphRequest["method"], path = "/groups/1"): GraphRequest => ({
  ...purpose,
  method,
  path,
  ...(method === "DELETE" ? {} : { body: {} }),
});
const many = (count: number, method: GraphRequest["method"]) =>
  Array.from({ length: count }, () => request(method));

interface Sent {
  id: string;
  dependsOn?: string[];
}
const sent = ({ body }: { body?: unknown }): Sent[] => (body as { requests: Sent[] }).requests;
const ids = (call: { body?: unknown }): string =>
  sent(call)
    .map(({ id }) => id)
    .join();

const answer = (id: string | number, status: number, headers = {}, body?: unknown) => ({
  id: String(id),
  status,
  headers,
  ...(status < 400 ? {} : { body: body ?? graphFault("Some", `Said ${status}.`) }),
});
const answers = (...list: object[]): Answer => ({ body: { responses: list } });
const all = (from: number, count: number, status = 204): Answer =>
  answers(...Array.from({ length: count }, (_, place) => answer(from + place, status)));

const run = (requests: readonly GraphRequest[], options: BatchOptions = {}) =>
  batch(graph, purpose, requests, { now, sleep, ...options });
const inTime = () => clock + 780_000;

describe("a chain", () => {
  it("makes each request wait for the one before it, and no request that is alone", async () => {
    const calls = playGraph([all(0, 20), all(20, 1)]);
    await run(many(21, "PATCH"), { chained: true });
    expect(calls.map((call) => sent(call).map(({ dependsOn }) => dependsOn?.join()))).toEqual([
      [undefined, ...Array.from({ length: 19 }, (_, place) => String(place))],
      [undefined],
    ]);
  });

  it("sends again what waited for a failed one, and reports no 424", async () => {
    const calls = playGraph([
      answers(answer(0, 204), answer(1, 400), answer(2, 424), answer(3, 424)),
      answers(answer(2, 424), answer(3, 404)),
      answers(answer(2, 204)),
    ]);
    const results = await run(many(4, "PATCH"), { chained: true });
    expect(calls.map(ids)).toEqual(["0,1,2,3", "2,3", "2"]);
    expect(results.map((result) => (result.ok ? result.status : result.error.status))).toEqual([
      204, 400, 204, 404,
    ]);
    expect(slept).toEqual([]);
  });

  it("waits as a whole when one of it was throttled", async () => {
    const calls = playGraph([
      answers(answer(0, 204), answer(1, 429, { "Retry-After": "7" }), answer(2, 424)),
      all(1, 2),
    ]);
    await run(many(3, "PATCH"), { chained: true });
    expect(calls.map(ids)).toEqual(["0,1,2", "1,2"]);
    expect(slept).toEqual([7_000]);
  });

  const stopped = answers(
    answer(0, 429, { "Retry-After": "7" }),
    ...Array.from({ length: 19 }, (_, place) => answer(1 + place, 424)),
  );

  it("waits as a whole run when nothing of an envelope got through", async () => {
    const calls = playGraph([stopped, all(0, 20), all(20, 20)]);
    await run(many(40, "PATCH"), { chained: true });
    expect(calls.map((call) => sent(call)[0]?.id)).toEqual(["0", "0", "20"]);
    expect(slept).toEqual([7_000]);
  });

  it("sends nothing more when that wait would go beyond the end of the time", async () => {
    const calls = playGraph([stopped]);
    const results = await run(many(40, "PATCH"), { chained: true, endsAt: clock + 6_000 });
    expect(calls).toHaveLength(1);
    expect(results.map((result) => (result.ok ? "done" : result.outcome))).toEqual(
      Array(40).fill("notAttempted"),
    );
  });

  it("leaves a 424 that is no work of ours as it is", async () => {
    playGraph([answers(answer(0, 424))]);
    expect(await run(many(1, "PATCH"))).toMatchObject([{ ok: false, outcome: "refused" }]);
  });
});

describe("an envelope without an answer", () => {
  const lost = { status: 504, body: "" };

  it("leaves creates open, never sends them again, and goes on with the others", async () => {
    const calls = playGraph([lost, all(20, 20, 201)]);
    const results = await run(many(40, "POST"), { endsAt: inTime() });
    expect(calls.map((call) => sent(call).length)).toEqual([20, 20]);
    expect(results.map((result) => (result.ok ? "done" : result.outcome))).toEqual([
      ...Array(20).fill("unknown"),
      ...Array(20).fill("done"),
    ]);
  });

  it("is sent again where a second time changes nothing, and says that it may be a repeat", async () => {
    const calls = playGraph([lost, all(0, 1)]);
    const results = await run([request("PATCH")]);
    expect(calls).toHaveLength(2);
    expect(results).toMatchObject([{ ok: true, mayBeRepeat: true }]);
  });

  it("has deleted what a second DELETE does not find", async () => {
    playGraph([lost, answers(answer(0, 404)), answers(answer(0, 404))]);
    expect(await run([request("DELETE")])).toMatchObject([{ ok: true, mayBeRepeat: true }]);
    expect(await run([request("DELETE")])).toMatchObject([{ ok: false, outcome: "refused" }]);
  });

  it("has not deleted what a replica does not know yet", async () => {
    const id = crypto.randomUUID();
    graph.recent?.remember(id);
    const calls = playGraph([lost, answers(answer(0, 404)), all(0, 1)]);
    expect(await run([request("DELETE", `/users/${id}`)])).toMatchObject([{ ok: true }]);
    expect(calls).toHaveLength(3);
  });

  it("has deleted what a second DELETE is refused as gone", async () => {
    const text = "EntitlementGrant being updated or deleted is not found.";
    const gone = answer(0, 400, {}, graphFault("Request_BadRequest", text));
    playGraph([lost, answers(gone), answers(gone)]);
    expect(await run([request("DELETE")])).toMatchObject([{ ok: true, mayBeRepeat: true }]);
    expect(await run([request("DELETE")])).toMatchObject([{ ok: false, outcome: "refused" }]);
  });

  it("is unknown in the end when no answer ever came", async () => {
    const calls = playGraph(Array(30).fill(lost));
    const results = await run(many(30, "PATCH"), { endsAt: inTime() });
    expect(results.map((result) => (result.ok ? "done" : result.outcome))).toEqual(
      Array(30).fill("unknown"),
    );
    expect(calls).toHaveLength(8);
  });

  it("does not repeat creates of an answer that cannot be read", async () => {
    const calls = playGraph([
      { status: 200, body: "<html>", headers: { "Content-Type": "text/html" } },
    ]);
    expect(await run(many(1, "POST"))).toMatchObject([{ ok: false, outcome: "unknown" }]);
    expect(calls).toHaveLength(1);
  });
});

describe("a refused envelope", () => {
  const throttled = { status: 429, headers: { "Retry-After": "150" }, body: "" };

  it("that was throttled is sent again, creates too, as long as there is time", async () => {
    const calls = playGraph([throttled, throttled, all(0, 1, 201)]);
    const results = await run(many(1, "POST"), { endsAt: inTime() });
    expect(results).toMatchObject([{ ok: true, status: 201, mayBeRepeat: false }]);
    expect(calls).toHaveLength(3);
    expect(slept).toEqual([150_000, 150_000]);
  });

  it("fails the step when it is the first", async () => {
    playGraph([{ status: 403, body: graphFault("Denied", "No.") }]);
    await expect(run(many(1, "POST"))).rejects.toMatchObject({ status: 403 });
  });

  it("keeps what was done when it is a later one, and says why the rest was not attempted", async () => {
    const calls = playGraph([all(0, 20), { status: 403, body: graphFault("Denied", "No.") }]);
    const results = await run(many(45, "PATCH"));
    expect(calls).toHaveLength(2);
    expect(results.map((result) => (result.ok ? "done" : result.outcome))).toEqual([
      ...Array(20).fill("done"),
      ...Array(25).fill("notAttempted"),
    ]);
    expect(results[44]).toMatchObject({ error: { code: "NotAttempted" } });
    expect((results[44] as { error: Error }).error.message).toContain("No.");
  });
});

describe("the end of the time", () => {
  it("leaves what did not have its turn, and waits for nothing beyond it", async () => {
    const calls = playGraph([
      answers(answer(0, 204), answer(1, 429, { "Retry-After": "30" })),
      all(1, 1),
    ]);
    const results = await run(many(2, "POST"), { endsAt: clock + 30_000 });
    expect(calls).toHaveLength(1);
    expect(slept).toEqual([]);
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, outcome: "notAttempted", error: { code: "NotAttempted" } },
    ]);
  });

  it("begins nothing after it", async () => {
    const calls = playGraph([]);
    expect(await run(many(1, "PATCH"), { endsAt: clock })).toMatchObject([
      { outcome: "notAttempted" },
    ]);
    expect(calls).toEqual([]);
  });

  it("is unknown for what may have been done before it", async () => {
    playGraph([answers(answer(0, 504, { "Retry-After": "60" }))]);
    expect(await run(many(1, "PATCH"), { endsAt: clock + 60_000 })).toMatchObject([
      { outcome: "unknown", error: { code: "OutcomeUnknown" } },
    ]);
  });
});

it("asks again when a refusal cannot be read, since its reason is not known", async () => {
  const garbled = { id: "0", status: 400, body: "<html>" };
  const calls = playGraph([
    answers(garbled),
    answers(answer(0, 404)),
    ...Array.from({ length: 4 }, () => answers(garbled)),
  ]);
  expect(await run(many(1, "POST"))).toMatchObject([{ ok: false, error: { status: 404 } }]);
  expect(calls).toHaveLength(2);
  expect(await run(many(1, "POST"))).toMatchObject([{ ok: false, error: { status: 400 } }]);
  expect(calls).toHaveLength(6);
});

it.each([
  ["text", (text: string) => text],
  ["base64", (text: string) => Buffer.from(text).toString("base64")],
])("reads a refusal that came as %s", async (_how, write) => {
  const text = "One or more removed object references do not exist.";
  const body = write(JSON.stringify(graphFault("Request_BadRequest", text)));
  const calls = playGraph([answers(answer(0, 400, {}, body))]);
  expect(await run([request("DELETE")])).toMatchObject([
    { ok: false, outcome: "refused", error: { code: "Request_BadRequest", graphMessage: text } },
  ]);
  expect(calls).toHaveLength(1);
});

it("waits for replicas to know what a batch created moments ago", async () => {
  const id = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
  const created = { ...answer(0, 201), body: { id } };
  const calls = playGraph([
    answers(created),
    answers(answer(0, 404)),
    all(0, 1),
    answers(answer(0, 404)),
  ]);
  await run([request("POST", "/users")]);
  expect(await run([request("PATCH", `/users/${id}`)])).toMatchObject([{ ok: true }]);
  expect(await run([request("PATCH", "/users/other")])).toMatchObject([{ ok: false }]);
  expect(calls).toHaveLength(4);
});

it("waits for no replica when Graph names another object, or when the object has answered", async () => {
  const [group, member] = [
    "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    "4782e723-f4f4-4af3-a76e-25e3bab0d896",
  ];
  const add = (id: string): GraphRequest => ({
    ...request("PATCH", `/groups/${group}`),
    body: { "members@odata.bind": [`https://graph.microsoft.com/v1.0/directoryObjects/${id}`] },
  });
  const missing = (id: string) =>
    answer(0, 404, {}, graphFault("Request_ResourceNotFound", `Resource '${id}' does not exist`));
  const calls = playGraph([
    answers({ ...answer(0, 201), body: { id: group } }),
    answers(missing(member)),
    answers(missing(group)),
    answers(answer(0, 204)),
    answers(answer(0, 204), answer(1, 404)),
  ]);
  await run([request("POST", "/groups")]);
  expect(await run([add(member)])).toMatchObject([{ ok: false }]);
  expect(slept).toEqual([]);
  expect(await run([add(member)])).toMatchObject([{ ok: true }]);
  expect(slept).toEqual([1_000]);
  expect(await run([add(member), add(member)])).toMatchObject([{ ok: true }, { ok: false }]);
  expect(slept).toEqual([1_000]);
  expect(calls).toHaveLength(5);
});
