import { graphExchange } from "../../test/harness/exchanges";
import { graphFault, playGraph } from "../../test/harness/playGraph";
import { batch } from "./batch";
import type { GraphClient, GraphRequest } from "./http/request";
import { createTransport } from "./http/transport";

const slept: number[] = [];
let time: number;
const now = () => new Date(time);
const sleep = async (ms: number) => {
  slept.push(ms);
  time += ms;
};
let graph: GraphClient;

beforeEach(() => {
  slept.length = 0;
  time = Date.parse("2026-11-20T18:00:00Z");
  graph = createTransport({
    origin: "https://graph.microsoft.com",
    accessToken: async () => "t",
    now,
    sleep,
  });
});

const read = (id: number): GraphRequest => ({
  operation: "Get User",
  method: "GET",
  path: `/users/${id}`,
  query: { $select: "id" },
});
const purpose = { operation: "Get Users" };
const responses = (...list: object[]) => ({ body: { responses: list } });
const ok = (id: number) => ({ id: `${id}`, status: 200, body: { id: `${id}` } });
const throttled = (id: number, seconds?: string) => ({
  id: `${id}`,
  status: 429,
  headers: seconds === undefined ? {} : { "Retry-After": seconds },
  body: graphFault("TooManyRequests", "Please retry again later."),
});

const asked = (call: { body?: unknown } = {}) =>
  (call.body as { requests: { id: string }[] }).requests.map(({ id }) => id);

describe("batch", () => {
  it("sends what the documentation sends, and puts the answers in order", async () => {
    const calls = playGraph([responses(ok(1), ok(0))]);
    const results = await batch(
      graph,
      purpose,
      [read(0), { ...read(1), headers: { ConsistencyLevel: "eventual" } }],
      { now, sleep },
    );
    expect(results).toMatchObject([
      { ok: true, status: 200, body: { id: "0" } },
      { ok: true, status: 200, body: { id: "1" } },
    ]);
    expect(calls).toMatchObject([
      {
        method: "POST",
        path: "/v1.0/$batch",
        body: {
          requests: [
            { id: "0", method: "GET", url: "/users/0?$select=id", headers: {} },
            {
              id: "1",
              method: "GET",
              url: "/users/1?$select=id",
              headers: { ConsistencyLevel: "eventual" },
            },
          ],
        },
      },
    ]);
  });

  it.each(["POST", "PATCH"] as const)(
    "sends a %s again that met another write, after no less than a second",
    async (method) => {
      const concurrent = {
        id: "0",
        status: 409,
        headers: { "Retry-After": "0" },
        body: graphFault("Directory_ConcurrencyViolation", "Please wait briefly and retry."),
      };
      const calls = playGraph([responses(concurrent), responses({ id: "0", status: 204 })]);
      const results = await batch(graph, purpose, [{ ...read(0), method }], { now, sleep });
      expect(results).toMatchObject([{ ok: true, status: 204, body: undefined }]);
      expect(calls).toHaveLength(2);
      expect(slept).toEqual([1000]);
    },
  );

  it.each([
    [true, 2],
    [false, 1],
  ])(
    "sends a POST that is repeatable (%p) %i times when it met a fault",
    async (repeatable, times) => {
      const answer = responses({ id: "0", status: 503, body: "" });
      const calls = playGraph([answer, responses({ id: "0", status: 200, body: {} })]);
      const [result] = await batch(graph, purpose, [{ ...read(0), method: "POST", repeatable }], {
        now,
        sleep,
      });
      expect([result?.ok, calls.length]).toEqual([repeatable, times]);
    },
  );

  it("reads the documented answer, errors and all", async () => {
    const { response } = graphExchange("$batch with mixed outcomes");
    const documented = (response.body as { responses: { id: string; status: number }[] }).responses;
    const renumbered = documented.map((entry) => ({ ...entry, id: String(Number(entry.id) - 1) }));
    playGraph([{ body: { responses: renumbered } }]);
    const results = await batch(
      graph,
      purpose,
      documented.map((_entry, index) => ({ ...read(index), method: "DELETE" as const })),
      { now, sleep },
    );
    expect(
      results.map((result) => (result.ok ? result.status : result.error.status)).sort(),
    ).toEqual(documented.map(({ status }) => status).sort());
    expect(results.map((result) => (result.ok ? "" : result.error.message)).join()).toContain(
      "You do not have the required permissions to access this item. (403",
    );
  });

  it("takes 20 at a time", async () => {
    const calls = playGraph([
      responses(...Array.from({ length: 20 }, (_, id) => ok(id))),
      responses(ok(20)),
    ]);
    const results = await batch(
      graph,
      purpose,
      Array.from({ length: 21 }, (_, id) => read(id)),
      { now, sleep },
    );
    expect(calls.map((call) => asked(call).length)).toEqual([20, 1]);
    expect(results.every(({ ok: good }) => good)).toBe(true);
  });

  it("sends only what was throttled again, each after its own wait", async () => {
    const calls = playGraph([
      responses(ok(0), throttled(1, "3.5"), throttled(2, "2")),
      responses(ok(2)),
      responses(ok(1)),
    ]);
    const results = await batch(graph, purpose, [read(0), read(1), read(2)], { now, sleep });
    expect(slept.length).toBe(2);
    expect(slept[0]).toBeCloseTo(2000, -2);
    expect((slept[0] ?? 0) + (slept[1] ?? 0)).toBeCloseTo(3500, -2);
    expect(calls.map(asked)).toEqual([["0", "1", "2"], ["2"], ["1"]]);
    expect(results.map(({ ok: good }) => good)).toEqual([true, true, true]);
  });

  it("backs off when no wait is asked for, and gives up with the error", async () => {
    const calls = playGraph(Array.from({ length: 5 }, () => responses(throttled(0))));
    const [result] = await batch(graph, purpose, [read(0)], { now, sleep });
    expect(slept).toEqual([1000, 2000, 4000, 8000]);
    expect(calls).toHaveLength(5);
    expect(result).toMatchObject({ ok: false, error: { status: 429, code: "TooManyRequests" } });
  });

  it.each([408, 423, 500, 502, 503, 504])(
    "reads again what met a %i, and writes nothing again",
    async (status) => {
      const faulty = { id: "0", status, body: graphFault("x", "x") };
      const calls = playGraph([responses(faulty), responses(ok(0)), responses(faulty)]);
      expect((await batch(graph, purpose, [read(0)], { now, sleep }))[0]?.ok).toBe(true);
      const create = { ...read(0), method: "POST" } as const;
      expect((await batch(graph, purpose, [create], { now, sleep }))[0]?.ok).toBe(false);
      expect(calls).toHaveLength(3);
    },
  );

  it("names the step when the whole batch is refused", async () => {
    playGraph([{ status: 400, body: graphFault("BadRequest", "Invalid batch payload format.") }]);
    await expect(batch(graph, purpose, [read(0)], { now, sleep })).rejects.toThrow(
      /^Get Users failed: Invalid batch payload format\./,
    );
  });

  it("does not wait for minutes", async () => {
    playGraph([responses(throttled(0, "600"))]);
    const [result] = await batch(graph, purpose, [read(0)], { now, sleep });
    expect(slept).toEqual([]);
    expect(result).toMatchObject({ ok: false, error: { retryAfterMs: 600_000 } });
  });

  it("does not repeat a create that met a server error", async () => {
    const calls = playGraph([responses({ id: "0", status: 503, body: "" })]);
    const [result] = await batch(
      graph,
      purpose,
      [{ operation: "Create User", method: "POST", path: "/users", body: {} }],
      { now, sleep },
    );
    expect(calls).toHaveLength(1);
    expect(result).toMatchObject({ ok: false, error: { status: 503 } });
    expect((result as { error: Error }).error.message).toContain(
      "It is unknown whether Graph carried this out",
    );
  });

  it("reports a request that the answer leaves out", async () => {
    playGraph(Array.from({ length: 5 }, () => responses(ok(0))));
    const [, second] = await batch(graph, purpose, [read(0), read(1)], { now, sleep });
    expect((second as { error: Error }).error.message).toContain(
      "without an answer to this request",
    );
  });
});
