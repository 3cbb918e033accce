import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const prefer = { prefer: "create-if-missing" };

describe("upsertGroup", () => {
  it("creates as the documentation does", async () => {
    const { request, response } = graphExchange("groups.upsert (creates)");
    const calls = playGraph([response]);
    const result = await runAction("upsertGroup", {
      uniqueName: "golf-assist",
      displayName: "Golf Assist",
      mailEnabled: "true",
      mailNickname: "golfassist",
      securityEnabled: "false",
      groupTypes: "Unified",
      additionalProperties: { description: "Self help community for golf" },
    });
    expect(result).toEqual({ ...(response.body as object), created: true });
    expect(calls).toEqual([
      {
        method: "PATCH",
        path: request.path,
        headers: { ...authorizedJson, ...prefer },
        body: request.body,
      },
    ]);
  });

  it("updates as the documentation does, with the given properties only", async () => {
    const { request, response } = graphExchange("groups.upsert (updates)");
    const calls = playGraph([response]);
    const result = await runAction("upsertGroup", {
      uniqueName: "golf-assist",
      displayName: "Golf Assist",
      additionalProperties: { description: "Self help community for golf players" },
    });
    expect(result).toEqual({ success: true, updated: true, uniqueName: "golf-assist" });
    expect(calls[0]?.body).toEqual(request.body);
  });

  it("only updates when Use as Upsert is false", async () => {
    const calls = playGraph([answerOf("error: not found")]);
    await expect(
      runAction("upsertGroup", { uniqueName: "x", useAsUpsert: "false", displayName: "X" }),
    ).rejects.toThrow(/^Upsert Group failed: .*404/);
    expect(calls[0]?.headers).toEqual(authorizedJson);
  });

  it.each([
    ["O'Neil's", "/v1.0/groups(uniqueName='O''Neil''s')"],
    ["a/b#c?d", "/v1.0/groups(uniqueName='a%2Fb%23c%3Fd')"],
    ["$first name", "/v1.0/groups(uniqueName='$first%20name')"],
  ])("quotes and encodes the unique name %s", async (uniqueName, path) => {
    const calls = playGraph([{ status: 204 }]);
    await runAction("upsertGroup", { uniqueName, displayName: "X" });
    expect(calls[0]?.path).toBe(path);
  });

  it("refuses an empty unique name without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("upsertGroup", { uniqueName: "" })).rejects.toThrow(
      /^Unique Name: is required/,
    );
    expect(calls).toEqual([]);
  });

  it("says that it cannot tell whether it created, when the first answer was lost", async () => {
    const lost = { status: 504, headers: { "Retry-After": "0" } };
    const calls = playGraph([lost, { status: 204 }, { body: { id: "new or old" } }]);
    expect(await runAction("upsertGroup", { uniqueName: "x", displayName: "X" })).toEqual({
      success: true,
      updated: true,
      uniqueName: "x",
      created: null,
      id: "new or old",
    });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PATCH /v1.0/groups(uniqueName='x')",
      "PATCH /v1.0/groups(uniqueName='x')",
      "GET /v1.0/groups(uniqueName='x')?$select=id",
    ]);
  });

  it("knows that an update after a refusal is an update", async () => {
    const throttled = { status: 429, headers: { "Retry-After": "0" } };
    playGraph([throttled, { status: 204 }]);
    expect(await runAction("upsertGroup", { uniqueName: "x", displayName: "X" })).toEqual({
      success: true,
      updated: true,
      uniqueName: "x",
    });
  });

  it.each([
    ["another unique name", { displayName: "X", additionalProperties: { uniqueName: "y" } }],
    ["nothing to set", {}],
    ["nothing but the unique name", { additionalProperties: { uniqueName: "x" } }],
  ])("refuses %s without a request", async (_what, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("upsertGroup", { uniqueName: "x", ...inputs })).rejects.toThrow(
      /^Additional Properties: /,
    );
    expect(calls).toEqual([]);
  });
});
