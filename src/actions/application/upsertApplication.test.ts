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
});
