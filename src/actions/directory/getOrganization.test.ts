import { authorized, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const tenantId = "84841066-274d-4ec0-a5c1-276be684bdd3";

describe("getOrganization", () => {
  it("gives the one tenant, with its id beside it", async () => {
    const { value } = answerOf("organization.list (full)").body as { value: object[] };
    const calls = playGraph([answerOf("organization.list (full)")]);
    expect(await runAction("getOrganization")).toEqual({ ...value[0], tenantId });
    expect(calls).toEqual([{ method: "GET", path: "/v1.0/organization", headers: authorized }]);
  });

  it.each([
    ["displayName", "displayName,id"],
    ["displayName,createdByAppId", "displayName,createdByAppId,id"],
    ["id,displayName", "id,displayName"],
    ["displayName, ID ,city", "displayName, ID ,city"],
  ])("reads the id with Select: %s", async ($select, sent) => {
    const calls = playGraph([{ body: { value: [{ id: tenantId, displayName: "Contoso" }] } }]);
    expect(await runAction("getOrganization", { $select })).toEqual({
      id: tenantId,
      displayName: "Contoso",
      tenantId,
    });
    expect(calls.map(({ path }) => new URLSearchParams(path.split("?")[1]).get("$select"))).toEqual(
      [sent],
    );
  });

  it.each([[[]], [[{ displayName: "Contoso" }]]])("takes %j for no tenant", async (value) => {
    playGraph([{ body: { value } }]);
    await expect(runAction("getOrganization")).rejects.toThrow(
      /^Get Organization failed: The answer did not hold the tenant with its id/,
    );
  });
});
