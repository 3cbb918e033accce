import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("createApplication", () => {
  it("creates as the documentation does", async () => {
    const { request, response } = graphExchange("applications.create");
    const calls = playGraph([response]);
    expect(await runAction("createApplication", { displayName: "Display name" })).toEqual(
      response.body,
    );
    expect(calls).toEqual([
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("adds Additional Properties", async () => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("createApplication", {
      displayName: "X",
      additionalProperties: '{"signInAudience":"AzureADMyOrg"}',
    });
    expect(calls[0]?.body).toEqual({ displayName: "X", signInAudience: "AzureADMyOrg" });
  });

  it("refuses an empty name without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("createApplication", { displayName: " " })).rejects.toThrow(
      /^Display Name: is required/,
    );
    expect(calls).toEqual([]);
  });
});
