import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("getGroup", () => {
  it("reads a group", async () => {
    const { request, response } = graphExchange("groups.get");
    const calls = playGraph([response]);
    expect(
      await runAction("getGroup", { groupId: "b320ee12-b1cd-4cca-b648-a437be61c5cd" }),
    ).toEqual(response.body);
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("sends Select", async () => {
    const calls = playGraph([answerOf("groups.get")]);
    await runAction("getGroup", {
      groupId: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
      $select: "id,displayName",
    });
    expect(calls[0]?.path).toBe(
      "/v1.0/groups/02bd9fd6-8f93-4758-87c3-1fb73740a315?$select=id%2CdisplayName",
    );
  });

  it("refuses an empty id without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("getGroup", { groupId: "" })).rejects.toThrow(/^Group Id: is required/);
    expect(calls).toEqual([]);
  });
});
