import { authorizedJson, runAction } from "../../../test/harness/component";
import { freezeDate } from "../../../test/harness/freezeDate";
import { hoursApart } from "../../../test/harness/hoursApart";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

interface Part {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  dependsOn?: string[];
  body?: unknown;
}
const parts = (call?: Call): Part[] =>
  (call?.body as { requests: Part[] } | undefined)?.requests ?? [];

const part = (id: number, status: number, more: object = {}) => ({
  id: String(id),
  status,
  ...more,
});
const answers = (...responses: object[]): Answer => ({ body: { responses } });
const fault = graphFault("Request_BadRequest", "No.");

interface Result {
  success: boolean;
  total: number;
  failed: number;
  results: {
    index: number;
    id: string | null;
    success: boolean;
    status: number | null;
    headers: unknown;
    body: unknown;
    error: { status: number | null; code: string; message: string } | null;
  }[];
}
const run = (requests: unknown, inputs = {}) =>
  runAction<Result>("batchRequest", { requests, ...inputs });
const get = (id: string, more: object = {}) => ({
  id,
  method: "GET",
  url: `/users/${id}`,
  ...more,
});

describe("batchRequest", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  hoursApart();
  const waits = skipWaits();

  it("sends each request with what it has, and gives each answer as it is", async () => {
    const calls = playGraph([
      answers(
        part(2, 204),
        part(1, 404, {
          headers: { "request-id": "7" },
          body: graphFault("NotFound", "Not there."),
        }),
        part(0, 200, { headers: { ETag: "x" }, body: { id: "a" } }),
      ),
    ]);
    const result = await run([
      {
        id: "a",
        method: "get",
        url: "users/a?$select=id",
        headers: { ConsistencyLevel: "eventual" },
      },
      { method: "GET", url: "https://graph.microsoft.com/v1.0/users/b" },
      { id: 3, method: "POST", url: "/v1.0/users/c/revokeSignInSessions" },
    ]);
    expect(calls).toEqual([
      {
        method: "POST",
        path: "/v1.0/$batch",
        headers: authorizedJson,
        body: {
          requests: [
            {
              id: "0",
              method: "GET",
              url: "/users/a?$select=id",
              headers: { ConsistencyLevel: "eventual" },
            },
            { id: "1", method: "GET", url: "/users/b", headers: {} },
            {
              id: "2",
              method: "POST",
              url: "/users/c/revokeSignInSessions",
              headers: { "Content-Type": "application/json" },
              body: {},
            },
          ],
        },
      },
    ]);
    expect(result).toEqual({
      success: false,
      total: 3,
      succeeded: 2,
      failed: 1,
      results: [
        {
          index: 0,
          id: "a",
          success: true,
          status: 200,
          headers: { ETag: "x" },
          body: { id: "a" },
          error: null,
        },
        {
          index: 1,
          id: null,
          success: false,
          status: 404,
          headers: { "request-id": "7" },
          body: graphFault("NotFound", "Not there."),
          error: {
            status: 404,
            code: "NotFound",
            message: expect.stringMatching(/^Batch Request failed: Not there\. \(404 NotFound/),
          },
        },
        { index: 2, id: "3", success: true, status: 204, headers: {}, body: null, error: null },
      ],
    });
  });

  it("takes 20 at a time, any number", async () => {
    const calls = playGraph([
      answers(...Array.from({ length: 20 }, (_, id) => part(id, 200, { body: {} }))),
      answers(part(20, 200, { body: {} })),
    ]);
    const list = Array.from({ length: 21 }, (_, id) => get(`u${id}`));
    expect((await run(JSON.stringify(list))).success).toBe(true);
    expect(calls.map((call) => parts(call).length)).toEqual([20, 1]);
  });

  it("sends a throttled request again by itself, after its own Retry-After, a POST too", async () => {
    const calls = playGraph([
      answers(part(0, 200, { body: {} }), part(1, 429, { headers: { "Retry-After": "5" } })),
      answers(part(1, 201, { body: {} })),
    ]);
    const { success } = await run([get("a"), { method: "POST", url: "/groups", body: { x: 1 } }]);
    expect(success).toBe(true);
    expect(waits).toEqual([5_000]);
    expect(parts(calls[1])).toEqual([parts(calls[0])[1]]);
  });

  it("reports a POST that may have been carried out as it is, and sends it once", async () => {
    const calls = playGraph([
      answers(part(0, 504, { body: graphFault("GatewayTimeout", "Late.") })),
      { status: 502, body: "" },
    ]);
    const post = [{ method: "POST", url: "/groups", body: {} }];
    expect((await run(post)).results[0]).toMatchObject({
      status: 504,
      body: graphFault("GatewayTimeout", "Late."),
      error: { status: 504, code: "GatewayTimeout" },
    });
    expect((await run(post)).results[0]).toMatchObject({
      status: null,
      headers: null,
      body: null,
      error: { status: 502, code: "OutcomeUnknown" },
    });
    expect(calls).toHaveLength(2);
  });

  describe("dependencies", () => {
    it("stay together, apart from the others", async () => {
      const calls = playGraph([
        answers(part(0, 200, { body: {} }), part(1, 200, { body: {} })),
        answers(...[0, 1, 2].map((id) => part(id, 200, { body: {} }))),
      ]);
      const { results } = await run([
        get("a"),
        get("c", { dependsOn: ["b"] }),
        get("x"),
        get("b", { dependsOn: ["A"] }),
        get("y"),
      ]);
      expect(results.map(({ id, success }) => [id, success])).toEqual(
        ["a", "c", "x", "b", "y"].map((id) => [id, true]),
      );
      expect(
        calls.map((call) => parts(call).map(({ url, dependsOn }) => [url, dependsOn])),
      ).toEqual([
        [
          ["/users/x", undefined],
          ["/users/y", undefined],
        ],
        [
          ["/users/a", undefined],
          ["/users/b", ["0"]],
          ["/users/c", ["1"]],
        ],
      ]);
    });

    it("on the first stay as they are", async () => {
      const calls = playGraph([answers(...[0, 1, 2].map((id) => part(id, 200, { body: {} })))]);
      const on = { dependsOn: ["a"] };
      await run([get("a"), get("b", on), get("c", on)]);
      expect(parts(calls[0]).map(({ dependsOn }) => dependsOn)).toEqual([undefined, ["0"], ["0"]]);
    });

    it("fail what depends on a failed one, and nothing else", async () => {
      // a ← b, a ← c ← d, and e on both: a chain for Graph.
      const calls = playGraph([
        answers(
          part(0, 200, { body: {} }),
          part(1, 400, { body: fault }),
          ...[2, 3, 4].map((id) => part(id, 424)),
        ),
        answers(part(2, 200, { body: {} }), part(3, 200, { body: {} })),
      ]);
      const { results } = await run([
        get("a"),
        get("b", { dependsOn: ["a"] }),
        get("c", { dependsOn: ["a"] }),
        get("d", { dependsOn: ["c"] }),
        get("e", { dependsOn: ["b", "d"] }),
      ]);
      expect(calls).toHaveLength(2);
      expect(results.map(({ status }) => status)).toEqual([200, 400, 200, 200, 424]);
      expect(results[4]?.error).toMatchObject({ status: 424, code: "FailedDependency" });
    });

    it("wait with one that is throttled", async () => {
      const calls = playGraph([
        answers(part(0, 429, { headers: { "Retry-After": "3" } }), part(1, 424)),
        answers(part(0, 200, { body: {} }), part(1, 200, { body: {} })),
      ]);
      expect((await run([get("a"), get("b", { dependsOn: ["a"] })])).success).toBe(true);
      expect(waits).toEqual([3_000]);
      expect(calls).toHaveLength(2);
    });

    const chain = (count: number) =>
      Array.from({ length: count }, (_, id) =>
        get(`u${id}`, id === 0 ? {} : { dependsOn: [`u${id - 1}`] }),
      );
    it.each([
      ["more than 20", chain(21), /^Requests: has 21 requests that depend on each other/],
      [
        "a circle",
        [get("a", { dependsOn: ["b"] }), get("b", { dependsOn: ["a"] })],
        /^Requests: has requests that depend on each other in a circle/,
      ],
      ["an unknown id", [get("a", { dependsOn: ["b"] })], /^Requests: entry 0 depends on "b"/],
      ["an id twice", [get("a"), get("A")], /^Requests: entry 1 has the id "A", which another/],
      [
        "two versions",
        [get("a"), get("b", { url: "/beta/users/b", dependsOn: ["a"] })],
        /^Requests: entry 1 depends on entry 0, which is of another version/,
      ],
    ])("of %s are refused without a request", async (_what, list, problem) => {
      const calls = playGraph([]);
      await expect(run(list)).rejects.toThrow(problem);
      expect(calls).toEqual([]);
    });
  });

  it("sends beta to its own batch", async () => {
    const calls = playGraph([
      answers(part(0, 200, { body: {} })),
      answers(part(0, 200, { body: {} })),
    ]);
    const { results } = await run([get("a", { url: "/beta/users/a" }), get("b")]);
    expect(calls.map(({ path }) => path)).toEqual(["/beta/$batch", "/v1.0/$batch"]);
    expect(parts(calls[0])[0]?.url).toBe("/users/a");
    expect(results.map(({ success }) => success)).toEqual([true, true]);
  });

  it("tells of an entry that is no request, and sends the others", async () => {
    playGraph([answers(part(0, 200, { body: {} }))]);
    const { results } = await run([null, get("a")]);
    expect(results).toMatchObject([
      { id: null, status: null, error: { code: "InvalidEntry" } },
      { id: "a", success: true },
    ]);
  });

  it("asks for nothing when there is nothing to ask for", async () => {
    const calls = playGraph([]);
    expect(await run("[]")).toMatchObject({ success: true, total: 0 });
    expect(calls).toEqual([]);
  });

  it("fails after all were tried when the builder wants that", async () => {
    playGraph([answers(part(0, 400, { body: fault }))]);
    await expect(run([get("a")], { failOnError: true })).rejects.toThrow(
      /1 of 1 entries failed \(a: /,
    );
  });

  it.each([
    [[get("a", { url: "https://evil.example/v1.0/users" })], "points to https://evil.example"],
    [[get("a", { url: "//evil.example/users" })], "points to https://evil.example|not a valid URL"],
    [[get("a", { url: "/../oauth2/token" })], "entry 0 has a url outside of /v1.0 and /beta"],
    [[get("a", { url: "/$batch" })], "entry 0 is a batch itself"],
    [[get("a", { url: "" })], "entry 0 has no url"],
    [[get("a", { method: "TRACE" })], "entry 0 has no method of GET"],
    [
      [get("a", { headers: { Authorization: "Bearer x" } })],
      "entry 0 has a header that the connection sets",
    ],
    [[get("a", { headers: ["x"] })], "entry 0 has headers that are no object of texts"],
    [[get("a", { dependsOn: "b" })], "entry 0 has a dependsOn that is no list"],
    [[get("a", { id: {} })], "entry 0 has an id that is no text"],
    [Array(15_001).fill({ method: "GET", url: "/users" }), "holds 15001 entries"],
    ["{", "is not valid JSON"],
    ["", "is required"],
  ])("refuses a wrong list without a request: %#", async (list, problem) => {
    const calls = playGraph([]);
    await expect(run(list)).rejects.toThrow(new RegExp(`^Requests: (${problem})`));
    expect(calls).toEqual([]);
  });
});
