import timers from "node:timers";
import nock from "nock";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { playServer } from "../../../test/harness/playServer";
import { GraphError } from "../errors/graphError";
import { createTransport } from "./transport";
import type { TraceEntry } from "./transportSettings";

const ORIGIN = "https://graph.microsoft.com";

const open = (options: Partial<Parameters<typeof createTransport>[0]> = {}) => {
  const slept: number[] = [];
  const trace: TraceEntry[] = [];
  let time = Date.parse("2026-11-22T10:00:00Z");
  const graph = createTransport({
    origin: ORIGIN,
    accessToken: async () => "secret-token",
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

  // Whether a reset shows as a network error without a response depends on the version of Node; silence
  // until the timeout does on every version.
  it.each([
    ["close", "The answer was cut off"],
    ["reset", "The answer was cut off"],
    ["silence", "The answer did not come to its end in time"],
  ] as const)(
    "asks again when only half of a good answer comes, then %s; a create is done",
    async (then, text) => {
      const server = await playServer([
        { then },
        { body: { id: "1" } },
        { status: 201, headers: { "request-id": "r1" }, then },
        { status: 429, headers: { "Retry-After": "7" }, then },
        { body: { id: "2" } },
      ]);
      try {
        const { graph, slept, trace } = open({ origin: server.origin, timeoutMs: 200 });
        const create = { ...get, operation: "Create User", method: "POST", body: {} } as const;
        expect((await graph.request(get)).body).toEqual({ id: "1" });
        expect((await failureOf(graph.request(create))).message).toBe(
          `Create User failed: ${text}. (201, request-id r1) Graph carried this out. Look for the object instead of running the step again.`,
        );
        // Of a refusal, too, the headers are known.
        expect((await graph.request(create)).body).toEqual({ id: "2" });
        expect(slept).toEqual([500, 7000]);
        expect(trace.map(({ status, retry }) => [status, retry?.reason])).toEqual([
          [200, "broken answer"],
          [200, undefined],
          [201, undefined],
          [429, "throttled"],
          [200, undefined],
        ]);
      } finally {
        await server.close();
      }
    },
  );

  it("takes a delete for done when a repeated one finds nothing", async () => {
    const calls = playGraph([
      { status: 504 },
      { status: 404 },
      { status: 404 },
      { status: 429 },
      { status: 404 },
    ]);
    const { graph } = open();
    const remove = { ...get, operation: "Delete User", method: "DELETE" } as const;
    expect((await graph.request(remove)).status).toBe(204);
    // A first 404 is an answer, and so is one after a request that Graph did not look at.
    await failureOf(graph.request(remove));
    await failureOf(graph.request(remove));
    expect(calls).toHaveLength(5);
  });

  it.each([
    "One or more removed object references do not exist for the following modified properties: 'owners'.",
    "EntitlementGrant being updated or deleted is not found.",
  ])("takes a delete for done when a repeated one is refused by: %s", async (message) => {
    const gone = { status: 400, body: graphFault("Request_BadRequest", message) };
    const other = { status: 400, body: graphFault("Request_BadRequest", "No.") };
    const calls = playGraph([{ status: 504 }, gone, gone, { status: 504 }, other]);
    const { graph } = open();
    const remove = { ...get, operation: "Remove", method: "DELETE" } as const;
    expect((await graph.request(remove)).status).toBe(204);
    expect((await failureOf(graph.request(remove))).status).toBe(400);
    expect((await failureOf(graph.request(remove))).graphMessage).toBe("No.");
    expect(calls).toHaveLength(5);
  });

  it("takes no delete for done that was never sent", async () => {
    const nobody = await playServer([]);
    await nobody.close();
    const port = Number(new URL(nobody.origin).port);
    let server: Awaited<ReturnType<typeof playServer>> | undefined;
    const { graph } = open({
      origin: nobody.origin,
      sleep: async () => {
        server = await playServer([{ status: 404 }], port);
      },
    });
    const failure = await failureOf(
      graph.request({ ...get, operation: "Delete User", method: "DELETE" }),
    );
    expect(failure.status).toBe(404);
    expect(server?.requests).toEqual(["DELETE /v1.0/users/1"]);
    await server?.close();
  });

  it("waits for another write to end, with any method", async () => {
    const fault = {
      status: 409,
      body: graphFault("Directory_ConcurrencyViolation", "Please wait briefly and retry."),
    };
    const calls = playGraph([fault, fault, { status: 201, body: { id: "1" } }]);
    const { graph, trace } = open();
    await graph.request({ ...get, method: "POST", path: "/groups", body: { displayName: "x" } });
    expect(calls).toHaveLength(3);
    expect(trace[0]?.retry?.reason).toBe("another write was under way");
  });

  it.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["ERR_TLS_CERT_ALTNAME_INVALID"],
    ["CERT_HAS_EXPIRED"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ])("tells %s at once as what it is", async (code) => {
    nock(ORIGIN)
      .get("/v1.0/users/1")
      .replyWithError(Object.assign(new Error(code), { code }));
    const { graph, slept } = open();
    const error = await failureOf(graph.request(get));
    expect(error.message).toContain(`was not accepted, so nothing was sent. (${code}) Check the`);
    expect(slept).toEqual([]);
  });

  it("stops waiting for an answer in time", async () => {
    const server = await playServer(["silence"]);
    try {
      const { graph } = open({ origin: server.origin, timeoutMs: 50, retry: { maxRetries: 0 } });
      const error = await failureOf(graph.request(get));
      expect(error.message).toContain("did not answer in time. (ERR_CANCELED)");
    } finally {
      await server.close();
    }
  });

  it.each([
    ["PATCH", true],
    ["GET", undefined],
  ] as const)(
    "tells of a %s that an earlier attempt may have been done: %p",
    async (method, told) => {
      playGraph([{ status: 503 }, { status: 400, body: graphFault("Request_BadRequest", "No.") }]);
      const error = await failureOf(open().graph.request({ ...get, method }));
      expect([error.status, error.mayBeDone]).toEqual([400, told]);
    },
  );

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"])(
    "sends even a create again after %s, since nothing was sent",
    async (code) => {
      nock(ORIGIN)
        .post("/v1.0/users")
        .replyWithError(Object.assign(new Error(code), { code }));
      nock(ORIGIN).post("/v1.0/users").reply(201, { id: "1" });
      const { graph, slept } = open();
      const created = await graph.request({ ...get, method: "POST", path: "/users", body: {} });
      expect([created.status, slept.length]).toEqual([201, 1]);
    },
  );

  it("waits a minute for an answer unless told otherwise", async () => {
    const timer = jest.spyOn(timers, "setTimeout");
    playGraph([{ body: {} }]);
    await open().graph.request(get);
    expect(timer.mock.calls.map(([, ms]) => ms)).toContain(60_000);
    timer.mockRestore();
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

  const broken = [
    [
      "cut off",
      { body: '{"value":[{"id"', headers: { "Content-Type": "application/json" } },
      "cut off or is not valid JSON",
    ],
    [
      "a gateway's page",
      { body: "<html>ok</html>", headers: { "Content-Type": "text/html" } },
      "HTML page",
    ],
    ["empty", {}, "was empty"],
  ] as const;

  it.each(broken)("asks again when a good answer is %s", async (_what, answer) => {
    const calls = playGraph([answer, { body: { id: "1" } }]);
    expect((await open().graph.request(get)).body).toEqual({ id: "1" });
    expect(calls).toHaveLength(2);
  });

  it.each(broken)("reports an answer that stays %s", async (_what, answer, problem) => {
    playGraph(Array.from({ length: 6 }, () => answer));
    const error = await failureOf(open().graph.request(get));
    expect(error.message).toContain(problem);
    expect(error.status).toBe(200);
  });

  it("does not repeat a create whose good answer is broken, since Graph has done it", async () => {
    const calls = playGraph([
      { status: 201, ...broken[0][1] },
      { status: 201, body: {} },
    ]);
    const error = await failureOf(
      open().graph.request({ ...get, operation: "Create User", method: "POST", body: {} }),
    );
    expect(error.message).toMatch(
      /^Create User failed: The answer was cut off.* Graph carried this out\. Look for the object/,
    );
    expect(calls).toHaveLength(1);
  });

  it("sends a create again when nobody listened, since Graph cannot have done it", async () => {
    const server = await playServer([]);
    await server.close();
    const { graph, slept } = open({ origin: server.origin });
    const error = await failureOf(graph.request({ ...get, method: "POST", body: {} }));
    expect(slept).toHaveLength(5);
    expect(error.message).toMatch(/was refused\. \(ECONNREFUSED\) Run the step again later\.$/);
  });

  it("lets the others wait when one was throttled, instead of adding to it", async () => {
    const calls = playGraph([
      { status: 429, headers: { "Retry-After": "5" } },
      { body: {} },
      { body: {} },
    ]);
    const { graph, slept } = open({ now: () => new Date(0) });
    await graph.request(get);
    await graph.request(get);
    // The clock of this test stands still, so that the second one finds the gate as the first left it.
    expect(slept).toEqual([5000, 5000, 5000]);
    expect(calls).toHaveLength(3);
  });

  it.each(["0.81", "0.99", "1.00", "1.80"])(
    "does not slow down before a wall that is not reached, at a share of %s",
    async (share) => {
      const answer = { body: {}, headers: { "x-ms-throttle-limit-percentage": share } };
      const calls = playGraph([answer, answer, answer]);
      const { graph, slept } = open();
      for (let count = 0; count < 3; count += 1) await graph.request(get);
      expect(slept).toEqual([]);
      expect(calls).toHaveLength(3);
    },
  );

  it("risks one refusal near the wall, however many want to pass, and one after the wait", async () => {
    const near = { body: {}, headers: { "x-ms-throttle-limit-percentage": "0.99" } };
    const refusal = { status: 429, headers: { "Retry-After": "5" } };
    const calls = playGraph([near, refusal, refusal, ...Array.from({ length: 4 }, () => near)]);
    let time = 0;
    const callsBefore: number[] = [];
    const { graph } = open({
      now: () => new Date(time),
      sleep: async (ms) => {
        const until = time + ms;
        callsBefore.push(calls.length);
        await new Promise((resolve) => setImmediate(resolve));
        time = Math.max(time, until);
      },
    });
    await graph.request(get);
    await Promise.all(Array.from({ length: 4 }, () => graph.request(get)));
    // All four wait after each refusal, and none of them has sent anything else meanwhile.
    expect(callsBefore).toEqual([2, 2, 2, 2, 3, 3, 3, 3]);
    expect(calls).toHaveLength(7);
  });

  it("lets the others wait when requests of a batch were throttled, as long as the first of those", async () => {
    const part = (id: string, retryAfter: string) => ({
      id,
      status: 429,
      headers: { "Retry-After": retryAfter },
      body: { error: { code: "TooManyRequests", message: "Please retry again later." } },
    });
    const calls = playGraph([
      {
        body: {
          responses: [
            part("1", "9"),
            { id: "2", status: 204, headers: {}, body: null },
            part("3", "4"),
          ],
        },
      },
      { body: {} },
    ]);
    const { graph, slept } = open();
    await graph.request({ operation: "Batch", method: "POST", path: "/$batch", body: {} });
    await graph.request(get);
    expect(slept).toEqual([4000]);
    expect(calls).toHaveLength(2);
  });

  it("spends no more time than its budget", async () => {
    const calls = playGraph(
      Array.from({ length: 9 }, () => ({ status: 503, headers: { "Retry-After": "10" } })),
    );
    const { graph, slept } = open({ budgetMs: 25_000 });
    await failureOf(graph.request(get));
    expect(slept).toEqual([10_000, 10_000]);
    await failureOf(graph.request(get));
    expect(slept).toEqual([10_000, 10_000]);
    expect(calls).toHaveLength(4);
  });

  describe("right after a create", () => {
    const notFound = {
      status: 404,
      body: {
        error: {
          code: "Request_ResourceNotFound",
          message: "Resource '5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10' does not exist.",
        },
      },
    };
    const create = { operation: "Create User", method: "POST", path: "/users", body: {} } as const;
    const created = {
      status: 201,
      body: { id: "5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10", userPrincipalName: "n@x.com" },
    };

    it.each([
      ["by id", { path: "/users/5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10" }],
      ["by name", { path: "/users/n@x.com" }],
      [
        "in a body",
        {
          method: "POST",
          path: "/groups/g/members/$ref",
          body: { "@odata.id": "https://x/5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10" },
        },
      ],
    ] as const)("waits a 404 out, %s", async (_how, more) => {
      const calls = playGraph([
        created,
        notFound,
        notFound,
        { body: { id: "5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10" } },
      ]);
      const { graph, trace } = open();
      await graph.request(create);
      await graph.request({ ...get, ...more });
      expect(calls).toHaveLength(4);
      expect(trace[1]).toMatchObject({ status: 404, retry: { reason: "not replicated yet" } });
    });

    it.each([
      [
        400,
        "Resource '5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10' does not exist or one of its queried reference-property objects are not present.",
      ],
      [
        400,
        "The appId '5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10' of the service principal does not reference a valid application object",
      ],
      [409, "The object is being updated by another request. Please retry."],
    ])("waits a %i out that other clients know: %s", async (status, message) => {
      const fault = { status, body: { error: { code: "Request_BadRequest", message } } };
      const calls = playGraph([created, fault, { status: 204 }, fault]);
      const { graph } = open();
      await graph.request(create);
      await graph.request({
        ...get,
        method: "POST",
        path: "/groups/g/members/$ref",
        body: { "@odata.id": "https://x/5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10" },
      });
      // The same text about an object that is not new is an answer.
      await failureOf(
        graph.request({
          ...get,
          method: "POST",
          path: "/groups/g/members/$ref",
          body: { "@odata.id": "https://x/c3f1d5c2-7d55-4f39-a4d9-64c2dd6f1b11" },
        }),
      );
      expect(calls).toHaveLength(4);
    });

    it("does not wait for long, whatever Retry-After says", async () => {
      const later = { ...notFound, headers: { "Retry-After": "16" } };
      playGraph([created, ...Array.from({ length: 9 }, () => later)]);
      const { graph, slept } = open();
      await graph.request(create);
      await failureOf(
        graph.request({ ...get, path: "/users/5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10" }),
      );
      expect(slept).toEqual([16_000]);
    });

    it.each([
      ["a part of its id", created, { path: "/users/5e0b6a1e" }],
      ["its id in a longer one", created, { path: "/users/5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d101" }],
      ["its id in the query", created, { query: { $filter: `id eq '${created.body.id}'` } }],
      ["an id that is no GUID", { status: 201, body: { id: "1" } }, { path: "/users/1" }],
    ])("takes the 404 for an answer that names %s", async (_what, made, more) => {
      const calls = playGraph([made, notFound]);
      const { graph } = open();
      await graph.request(create);
      await failureOf(graph.request({ ...get, ...more }));
      expect(calls).toHaveLength(2);
    });

    it("takes the 404 of a subscription for an answer", async () => {
      const calls = playGraph([created, notFound]);
      const { graph } = open();
      await graph.request({ ...create, path: "/subscriptions" });
      await failureOf(graph.request({ ...get, path: `/subscriptions/${created.body.id}` }));
      expect(calls).toHaveLength(2);
    });

    it("is no success for a delete that finds nothing until the end", async () => {
      playGraph([created, ...Array.from({ length: 9 }, () => notFound)]);
      const { graph } = open();
      await graph.request(create);
      const remove = { ...get, method: "DELETE", path: `/users/${created.body.id}` } as const;
      expect(await failureOf(graph.request(remove))).toMatchObject({ status: 404 });
    });

    it("takes a replica's 404 to a repeated delete for no deletion", async () => {
      const calls = playGraph([created, { status: 504 }, notFound, { status: 204 }]);
      const { graph } = open();
      await graph.request(create);
      const remove = { ...get, method: "DELETE", path: `/users/${created.body.id}` } as const;
      await graph.request(remove);
      expect(calls).toHaveLength(4);
    });

    it("takes it for one once every replica would know the object", async () => {
      playGraph([created, { status: 504 }, ...Array.from({ length: 9 }, () => notFound)]);
      const { graph } = open();
      await graph.request(create);
      const remove = { ...get, method: "DELETE", path: `/users/${created.body.id}` } as const;
      expect((await graph.request(remove)).status).toBe(204);
    });

    it("reports a 404 about anything else, and about what was deleted again, at once", async () => {
      const calls = playGraph([created, notFound, { status: 204 }, notFound]);
      const { graph, slept } = open();
      await graph.request(create);
      await failureOf(graph.request({ ...get, path: "/users/other" }));
      await graph.request({
        ...get,
        method: "DELETE",
        path: "/users/5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10",
      });
      await failureOf(
        graph.request({ ...get, path: "/users/5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10" }),
      );
      expect(slept).toEqual([]);
      expect(calls).toHaveLength(4);
    });
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
