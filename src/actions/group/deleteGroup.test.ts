import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("deleteGroup", () => {
  it("deletes a group", async () => {
    const { request, response } = graphExchange("groups.delete");
    const calls = playGraph([response]);
    const groupId = "0e226165-c685-41ce-8bfc-df8360ab325d";
    expect(await runAction("deleteGroup", { groupId })).toEqual({ success: true, groupId });
    expect(calls).toEqual([
      { method: "DELETE", path: request.path.replace(/[^/]+$/, groupId), headers: authorized },
    ]);
  });

  it("reports a group that is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(
      runAction("deleteGroup", { groupId: "02bd9fd6-8f93-4758-87c3-1fb73740a315" }),
    ).rejects.toThrow(/^Delete Group failed: .*404/);
  });
});
