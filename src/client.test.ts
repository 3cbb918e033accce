import { gzipSync } from "node:zlib";
import nock from "nock";
import { version } from "../package.json";
import type { LogLine } from "../runner/context";
import { caseOf } from "../test/harness/actionCases";
import { connection, runAction, TOKEN, wire } from "../test/harness/component";
import { graphFault, playGraph } from "../test/harness/playGraph";

const get = { userId: "1" };

describe("the connection", () => {
  it.each<[string, unknown, string]>([
    ["an unknown one", { ...connection, key: "other" }, "choose a Microsoft Entra ID connection"],
    ["one without a token", { ...connection, token: undefined }, "there is no access token"],
    [
      "one with an empty token",
      { ...connection, token: { access_token: "" } },
      "there is no access token",
    ],
    [
      "one over plain http",
      { ...connection, fields: { baseUrl: "http://graph.microsoft.com" } },
      "Graph Endpoint: must begin with https",
    ],
    [
      "one that is named as what every object has",
      { ...connection, key: "constructor" },
      "choose a",
    ],
    ["one without fields and token", { key: "msEntraIdOauth2" }, "there is no access token"],
    ["nothing", null, "choose a Microsoft Entra ID connection"],
    [
      "a token of odd characters",
      { ...connection, token: { access_token: "a\r\nHost: evil" } },
      "holds characters that no token has",
    ],
    ...["common", "Organizations", "consumers"].map((tenant): [string, unknown, string] => [
      `the tenant ${tenant} of an app`,
      {
        ...connection,
        key: "msEntraIdClientCredentials",
        fields: { ...connection.fields, tenant },
      },
      `Tenant: "${tenant}" names no single tenant`,
    ]),
    ...[".", "..", "a/b", "contoso..com", "-", "tenant id"].map(
      (tenant): [string, unknown, string] => [
        `the tenant ${tenant} of a certificate`,
        { key: "msEntraIdCertificate", configVarKey: "c", fields: { tenant, clientId: "1" } },
        "Tenant: must be the Directory (tenant) ID or a domain",
      ],
    ),
  ])("refuses %s as a ConnectionError without a request", async (_what, wrong, problem) => {
    const calls = playGraph([]);
    const error = await runAction("getUser", { ...get, connection: wrong }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ isSpectralError: true, name: "ConnectionError" });
    expect((error as Error).message).toContain(problem);
    expect(calls).toEqual([]);
  });

  it("turns 401 into a ConnectionError that holds no secret", async () => {
    playGraph([
      {
        status: 401,
        body: graphFault(
          "InvalidAuthenticationToken",
          "Lifetime validation failed, the token is expired.",
        ),
      },
    ]);
    const error = await runAction("getUser", get).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: "ConnectionError",
      connection: { key: "msEntraIdOauth2" },
    });
    expect((error as Error).message).toMatch(/the token is expired\..*Reconnect the connection/);
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain("test-client-secret");
  });

  it.each([
    "https://graph.microsoft.us",
    "https://dod-graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn",
  ])("calls the cloud %s", async (baseUrl) => {
    const calls = playGraph([{ body: { id: "1" } }], baseUrl);
    await runAction("getUser", { ...get, connection: { ...connection, fields: { baseUrl } } });
    expect(calls).toHaveLength(1);
  });

  it("calls the global cloud when no endpoint is set", async () => {
    const calls = playGraph([{ body: { id: "1" } }]);
    await runAction("getUser", { ...get, connection: { ...connection, fields: {} } });
    expect(calls).toHaveLength(1);
  });

  it("takes the default scope with the emulator's endpoint", async () => {
    const calls = playGraph([{ body: { id: "1" } }], "http://127.0.0.1:4000");
    const fields = {
      baseUrl: "http://127.0.0.1:4000",
      scopes: "https://graph.microsoft.com/.default",
    };
    await runAction("getUser", {
      ...get,
      connection: { ...connection, key: "msEntraIdClientCredentials", fields },
    });
    expect(calls).toHaveLength(1);
  });
});

/** An access token as Entra issues it, with the claims that it was issued for. */
const tokenWith = (claims: object): string =>
  ["{}", JSON.stringify(claims), "signature"]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");

const signedInWith = (claims: object) => ({
  ...connection,
  token: { access_token: tokenWith(claims) },
});

it.each([
  ["https://graph.microsoft.us/.default", "https://graph.microsoft.com"],
  [
    "User.Read.All https://microsoftgraph.chinacloudapi.cn/User.Read.All",
    "https://graph.microsoft.us",
  ],
])("refuses the scope of another cloud: %s with %s", async (scopes, baseUrl) => {
  const calls = playGraph([], baseUrl);
  const error = await runAction<Error>("getUser", {
    ...get,
    connection: { ...connection, fields: { baseUrl, scopes } },
  }).catch((reason) => reason);
  expect(error.name).toBe("ConnectionError");
  expect(error.message).toMatch(/^Scopes: /);
  expect(calls).toEqual([]);
});

it("says what a claims challenge asks for", async () => {
  playGraph([
    {
      status: 401,
      body: graphFault(
        "InvalidAuthenticationToken",
        "Continuous access evaluation resulted in challenge.",
      ),
      headers: {
        "WWW-Authenticate":
          'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
      },
    },
  ]);
  const error = await runAction<Error>("getUser", get).catch((reason) => reason);
  expect(error.message).toContain("ask the administrator which Conditional Access policy applies");
});

it("keeps the details of a refusal, by which flows branch", async () => {
  const details = [
    { code: "ObjectConflict", message: "Another object has it.", target: "userPrincipalName" },
  ];
  playGraph([
    {
      status: 400,
      body: { error: { code: "Request_BadRequest", message: "Said.", details } },
    },
  ]);
  await expect(runAction("getUser", get)).rejects.toMatchObject({ details });
});

it("says what it is in the User-Agent", async () => {
  let agent = "";
  nock("https://graph.microsoft.com")
    .get("/v1.0/users/1")
    .reply(200, function () {
      agent = String(this.req.headers["user-agent"]);
      return { id: "1" };
    });
  await runAction("getUser", get);
  expect(agent).toBe(`ms-entra-id/${version}`);
});

it("reads no answer that is larger than memory allows, however well it is packed", async () => {
  const bomb = gzipSync(Buffer.alloc(65 * 2 ** 20));
  const calls = playGraph(
    Array.from({ length: 2 }, () => ({ body: bomb, headers: { "Content-Encoding": "gzip" } })),
  );
  await expect(runAction("getUser", get)).rejects.toThrow(
    "The answer is larger than the 64 MB that are read. (200) Ask for less: choose properties with Select, or take smaller pages.",
  );
  expect(calls).toHaveLength(1);
  await expect(
    runAction("rawRequest", { url: "/x", method: "GET", responseType: "arraybuffer" }),
  ).resolves.toHaveLength(65 * 2 ** 20);
});

describe("what the token says", () => {
  const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
  const denied = {
    status: 403,
    body: graphFault(
      "Authorization_RequestDenied",
      "Insufficient privileges to complete the operation.",
    ),
  };

  it.each([
    [{ idtyp: "app", roles: ["User.Read.All"] }, "for this is Group.ReadWrite.All,", false],
    [{ roles: ["Group.ReadWrite.All"] }, "already holds Group.ReadWrite.All", true],
    [{ scp: "User.Read Group.ReadWrite.All" }, "already holds Group.ReadWrite.All", true],
    [{ scp: "User.Read", roles: ["Group.ReadWrite.All"] }, "grant admin consent", false],
    [{}, "grant admin consent", false],
  ])("makes a 403 of %j say what is missing", async (claims, text, held) => {
    playGraph([denied]);
    const error = await runAction<Error>("deleteGroup", {
      groupId,
      connection: signedInWith(claims),
    }).catch((reason) => reason);
    expect(error.message).toContain(text);
    expect(error.message.includes("already holds")).toBe(held);
  });

  it("counts in a batch too", async () => {
    playGraph([{ body: { responses: [{ id: "0", ...denied }] } }]);
    const [record] = await runAction<{ error: { message: string } }[]>("getNotifiedRecords", {
      notifications: [{ resource: "Users/1" }],
      connection: signedInWith({ roles: ["User.Read.All"] }),
    });
    expect(record?.error.message).toContain("already holds User.Read.All");
  });

  it("gives List Group the tenant, where it is there", async () => {
    playGraph([{ body: { value: [] } }, { body: { value: [] } }]);
    expect(await runAction("listGroup", { connection: signedInWith({ tid: "tenant-1" }) })).toEqual(
      { value: [], cursor: null, tenantId: "tenant-1" },
    );
    expect(await runAction("listGroup")).toEqual({ value: [], cursor: null });
  });
});

it("takes a 401 for a broken connection only when it is about the token", async () => {
  const calls = playGraph([
    { status: 401, body: graphFault("Authorization_IdentityNotFound", "Not established.") },
  ]);
  const error = await runAction<Error>("getUser", get).catch((reason) => reason);
  expect(error.name).toBe("GraphError");
  expect(error.message).toContain("not known in this tenant");
  expect(calls).toHaveLength(1);
});

describe("the trace", () => {
  const secrets = /test-access-token|test-client-secret|Secret-Password|skip-secret|delta-secret/;

  it("logs no request unless asked, but one line for each action", async () => {
    const logs: LogLine[] = [];
    playGraph([{ body: { id: "1" } }]);
    await runAction("getUser", get, { logs });
    expect(logs.map(({ level, message }) => [level, message.replace(/\d+ ms/, "n ms")])).toEqual([
      ["info", "Get User: 1 request, n ms"],
    ]);
  });

  it.each([
    ["Debug Request", { debugRequest: "true" }, false],
    ["the platform's debug mode", {}, true],
  ])("logs one line per exchange with %s", async (_what, inputs, globalDebug) => {
    const logs: LogLine[] = [];
    playGraph([
      { status: 429, headers: { "Retry-After": "0" } },
      { body: { id: "1" }, headers: { "request-id": "r-1" } },
    ]);
    await runAction("getUser", { ...get, ...inputs }, { logs, globalDebug });
    expect(
      logs
        .filter(({ message }) => message.includes("→"))
        .map(({ message }) => message.replace(/\d+ ms,/g, "n ms,")),
    ).toEqual([
      "GET /v1.0/users/1 → 429 in n ms, retrying in 500 ms (throttled)",
      "GET /v1.0/users/1 → 200 in n ms, request-id r-1",
    ]);
  });

  it("never logs a secret, whatever the action", async () => {
    const logs: LogLine[] = [];
    const spies = (["log", "debug", "info", "warn", "error"] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(),
    );
    // A batch that answers with no responses is asked again, after waits that nobody needs here.
    const start = globalThis.setTimeout;
    const waits = jest
      .spyOn(globalThis, "setTimeout")
      .mockImplementation(((run: () => void, ms = 0) => start(run, ms < 250 ? ms : 0)) as never);
    const ok = Array.from({ length: 200 }, () => ({
      body: {
        value: [],
        "@odata.deltaLink": "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=delta-secret",
      },
    }));
    playGraph(ok);
    for (const key of Object.keys(wire.actions)) {
      const inputs: Record<string, unknown> = { ...caseOf(key).inputs, debugRequest: true };
      for (const { key: name } of wire.actions[key]?.inputs ?? []) {
        if (name === "password") inputs[name] = "Secret-Password";
        if (name === "url") inputs[name] = "/users?$skiptoken=skip-secret";
        if (name === "method") inputs[name] = "GET";
        if (name === "deltaURL")
          inputs[name] = "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=delta-secret";
        if (name === "notificationUrl") inputs[name] = "https://hooks.example.com/secret";
        if (name === "notifications") inputs[name] = [];
      }
      // A list is no object, and no licence: some steps fail, and their errors hold no secret either.
      const before = logs.length;
      await runAction(key, inputs, { logs, globalDebug: true }).catch((error: Error) => {
        expect([key, error.message]).toEqual([key, expect.not.stringMatching(secrets)]);
      });
      expect([key, logs.length]).not.toEqual([key, before]);
    }
    waits.mockRestore();
    expect(logs.filter(({ message }) => message.includes("→")).length).toBeGreaterThanOrEqual(26);
    expect(logs.map(({ message }) => message).join("\n")).not.toMatch(secrets);
    for (const spy of spies) expect(JSON.stringify(spy.mock.calls)).not.toMatch(secrets);
  });
});
