import { playGraph } from "../../test/harness/playGraph";
import { playServer } from "../../test/harness/playServer";
import { GraphError } from "./graphError";
import { createTransport, type Exchange } from "./transport";

const ORIGIN = "https://graph.microsoft.com";

const open = (options: Partial<Parameters<typeof createTransport>[0]> = {}) => {
  const slept: number[] = [];
  const trace: Exchange[] = [];
  let time = Date.parse("2026-11-22T10:00:00Z");
  const graph = createTransport({
    origin: ORIGIN,
    accessToken: "secret-token",
    trace: (exchange) => trace.push(exchange),
    now: () => new Date(time),
    random: () => 1,
    sleep: async (ms) => {
      slept.push(ms);
      time += ms;
    },
    ...options,
  });
  return { graph, slept, trace };
};

const get = { operation: "Get User", method: "GET", path: "/users/1" } as const;

const failureOf = async (promise: Promise<unknown>): Promise<GraphError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GraphError);
  return error as GraphError;
};

describe("transport", () => {
  it("repeats with the waits that were decided, and traces every attempt", async () => {
    const calls = playGraph([
      { status: 503, headers: { "request-id": "r1" } },
      { status: 429, headers: { "Retry-After": "7" } },
      { body: { id: "1" } },
    ]);
    const { graph, slept, trace } = open();
    expect((await graph.request(get)).body).toEqual({ id: "1" });
    expect(slept).toEqual([500, 7000]);
    expect(calls).toHaveLength(3);
    expect(trace).toMatchObject([
      {
        method: "GET",
        path: "/v1.0/users/1",
        status: 503,
        requestId: "r1",
        retry: { waitMs: 500 },
      },
      { status: 429, retry: { waitMs: 7000, reason: "throttled" } },
      { status: 200 },
    ]);
  });

  it("gives up in time, with an error that says how long Graph asked for", async () => {
    playGraph([{ status: 429, headers: { "Retry-After": "600" } }]);
    const { graph, slept } = open();
    const error = await failureOf(graph.request(get));
    expect(error).toMatchObject({ status: 429, retryAfterMs: 600_000 });
    expect(error.message).toContain("Graph asks to wait 600 s");
    expect(slept).toEqual([]);
  });

  it("repeats a read after a broken connection, but not a create", async () => {
    const server = await playServer(["reset", { body: { id: "1" } }, "reset"]);
    try {
      const { graph, trace } = open({ origin: server.origin });
      expect((await graph.request(get)).body).toEqual({ id: "1" });
      expect(trace).toMatchObject([
        { status: "ECONNRESET", retry: { reason: "no response" } },
        { status: 200 },
      ]);
      const error = await failureOf(
        graph.request({ ...get, operation: "Create User", method: "POST", body: {} }),
      );
      expect(error.message).toMatch(
        /^Create User failed: The connection to Microsoft Graph was cut off\. \(ECONNRESET\) It is unknown whether Graph carried this out\./,
      );
      expect(server.requests).toEqual([
        "GET /v1.0/users/1",
        "GET /v1.0/users/1",
        "POST /v1.0/users/1",
      ]);
    } finally {
      await server.close();
    }
  });

  it("stops waiting for an answer in time", async () => {
    const server = await playServer(["silence"]);
    try {
      const { graph } = open({ origin: server.origin, timeoutMs: 50, retry: { maxRetries: 0 } });
      const error = await failureOf(graph.request(get));
      expect(error.message).toContain("did not answer in time. (ECONNABORTED)");
    } finally {
      await server.close();
    }
  });

  it("says that nobody listens", async () => {
    const server = await playServer([]);
    await server.close();
    const { graph, slept } = open({ origin: server.origin });
    const error = await failureOf(graph.request(get));
    expect(error.message).toContain("was refused. (ECONNREFUSED)");
    expect(slept).toHaveLength(5);
  });

  it("does not follow a redirect", async () => {
    const calls = playGraph([{ status: 302, headers: { Location: "https://evil.example/" } }]);
    const error = await failureOf(open().graph.request(get));
    expect(error.message).toContain("Redirects are not followed");
    expect(calls).toHaveLength(1);
  });

  it("sends no token to another origin", async () => {
    const calls = playGraph([], "https://evil.example");
    await expect(
      open().graph.request({ ...get, path: "https://evil.example/v1.0/users" }),
    ).rejects.toThrow("may only be sent to https://graph.microsoft.com");
    expect(calls).toEqual([]);
  });

  it.each([
    [
      "nested",
      { error: { code: "Request_BadRequest", message: "No.", innerError: { "request-id": "r" } } },
      "No. (400 Request_BadRequest, request-id r)",
    ],
    ["an empty code", { error: { code: "", message: "No." } }, "No. (400)"],
    [
      "a code inside",
      { error: { code: "", message: "", innerError: { code: "innerCode", message: "Inner." } } },
      "Inner. (400 innerCode)",
    ],
    [
      "the old spelling",
      { error: { code: "x", message: "No.", innererror: { "request-id": "r" } } },
      "No. (400 x, request-id r)",
    ],
    ["text", "Bad Request", "Bad Request. (400)"],
    [
      "HTML",
      "<html><body>Bad gateway</body></html>",
      "The answer was an HTML page, not Microsoft Graph's. (400)",
    ],
    ["nothing", undefined, "Microsoft Graph answered without a body. (400)"],
    ["a list", [1], "[1]. (400)"],
    ["null", "null", "null. (400)"],
  ])("reads an error body that is %s", async (_what, body, text) => {
    playGraph([{ status: 400, body }]);
    const error = await failureOf(open().graph.request(get));
    expect(error.message).toContain(`Get User failed: ${text} `);
  });

  it("reports an answer that is cut off", async () => {
    playGraph([
      { status: 200, body: '{"value":[{"id"', headers: { "Content-Type": "application/json" } },
    ]);
    const error = await failureOf(open().graph.request(get));
    expect(error.message).toContain("cut off or is not valid JSON");
  });

  it("carries neither token nor query nor body in an error", async () => {
    playGraph([{ status: 400 }]);
    const error = await failureOf(
      open().graph.request({
        ...get,
        method: "POST",
        query: { $skiptoken: "secret-query" },
        body: { password: "secret-body" },
      }),
    );
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(everything).not.toMatch(/secret/);
    expect(error.path).toBe("/users/1");
  });
});
