import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const inputs = { uniqueName: "app-65278", displayName: "Display name" };

describe("upsertApplication", () => {
  it("creates as the documentation does", async () => {
    const { request, response } = graphExchange("applications.upsert (creates)");
    const calls = playGraph([response]);
    expect(await runAction("upsertApplication", inputs)).toEqual({
      ...(response.body as object),
      created: true,
    });
    expect(calls).toEqual([
      {
        method: "PATCH",
        path: request.path,
        headers: { ...authorizedJson, prefer: "create-if-missing" },
        body: request.body,
      },
    ]);
  });

  it("updates as the documentation does", async () => {
    const { request, response } = graphExchange("applications.upsert (updates)");
    const calls = playGraph([response]);
    expect(await runAction("upsertApplication", inputs)).toEqual({
      success: true,
      updated: true,
      uniqueName: "app-65278",
    });
    expect(calls[0]?.body).toEqual(request.body);
  });

  it("only updates when Use as Upsert is false", async () => {
    const calls = playGraph([answerOf("error: not found")]);
    await expect(runAction("upsertApplication", { ...inputs, useAsUpsert: false })).rejects.toThrow(
      /404/,
    );
    expect(calls[0]?.headers).toEqual(authorizedJson);
  });

  it("says that it cannot tell whether it created, when the first answer was lost", async () => {
    const lost = { status: 504, headers: { "Retry-After": "0" } };
    const calls = playGraph([lost, { status: 204 }, { body: { id: "new or old" } }]);
    expect(await runAction("upsertApplication", { uniqueName: "x", displayName: "X" })).toEqual({
      success: true,
      updated: true,
      uniqueName: "x",
      created: null,
      id: "new or old",
    });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PATCH /v1.0/applications(uniqueName='x')",
      "PATCH /v1.0/applications(uniqueName='x')",
      "GET /v1.0/applications(uniqueName='x')?$select=id",
    ]);
  });

  it("knows that an update after a refusal is an update", async () => {
    const throttled = { status: 429, headers: { "Retry-After": "0" } };
    playGraph([throttled, { status: 204 }]);
    expect(await runAction("upsertApplication", { uniqueName: "x", displayName: "X" })).toEqual({
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
    await expect(runAction("upsertApplication", { uniqueName: "x", ...inputs })).rejects.toThrow(
      /^Additional Properties: /,
    );
    expect(calls).toEqual([]);
  });
});
