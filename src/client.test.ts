import type { LogLine } from "../runner/context";
import { connection, runAction, TOKEN, wire } from "../test/harness/component";
import { graphFault, playGraph } from "../test/harness/playGraph";

const get = { userId: "1" };

describe("the connection", () => {
  it.each([
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

describe("the trace", () => {
  const secrets = /test-access-token|test-client-secret|Secret-Password|skip-secret|delta-secret/;

  it("logs nothing unless asked", async () => {
    const logs: LogLine[] = [];
    playGraph([{ body: { id: "1" } }]);
    await runAction("getUser", get, { logs });
    expect(logs).toEqual([]);
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
      "GET /v1.0/users/1 → 429 in n ms, retrying in 0 ms (throttled)",
      "GET /v1.0/users/1 → 200 in n ms, request-id r-1",
    ]);
  });

  it("never logs a secret, whatever the action", async () => {
    const logs: LogLine[] = [];
    const spies = (["log", "debug", "info", "warn", "error"] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(),
    );
    const ok = Array.from({ length: 200 }, () => ({
      body: {
        value: [],
        "@odata.deltaLink": "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=delta-secret",
      },
    }));
    playGraph(ok);
    for (const key of Object.keys(wire.actions)) {
      const inputs: Record<string, unknown> = { debugRequest: true };
      for (const { key: name } of wire.actions[key]?.inputs ?? []) {
        if (/Id$|Name$|nickname|resource/i.test(name)) inputs[name] = "x";
        if (name === "domain") inputs[name] = "contoso.com";
        if (name === "password") inputs[name] = "Secret-Password";
        if (name === "url") inputs[name] = "/users?$skiptoken=skip-secret";
        if (name === "method") inputs[name] = "GET";
        if (name === "deltaURL")
          inputs[name] = "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=delta-secret";
        if (name === "notificationUrl") inputs[name] = "https://hooks.example.com/secret";
        if (name === "changeType") inputs[name] = "updated";
        if (name === "notifications") inputs[name] = [];
      }
      await runAction(key, inputs, { logs, globalDebug: true });
    }
    expect(logs.filter(({ message }) => message.includes("→")).length).toBeGreaterThanOrEqual(26);
    expect(logs.map(({ message }) => message).join("\n")).not.toMatch(secrets);
    for (const spy of spies) expect(JSON.stringify(spy.mock.calls)).not.toMatch(secrets);
  });
});
