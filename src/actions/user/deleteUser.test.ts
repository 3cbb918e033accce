import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

describe("deleteUser", () => {
  it("deletes a user", async () => {
    const { request, response } = graphExchange("users.delete (soft)");
    const calls = playGraph([response]);
    expect(await runAction("deleteUser", { userId })).toEqual({ success: true, userId });
    expect(calls).toEqual([{ method: "DELETE", path: request.path, headers: authorized }]);
  });

  it("reports a user who is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(runAction("deleteUser", { userId })).rejects.toThrow(/^Delete User failed: .*404/);
  });

  it("names the permission that is missing", async () => {
    playGraph([
      {
        status: 403,
        body: graphFault(
          "Authorization_RequestDenied",
          "Insufficient privileges to complete the operation.",
        ),
      },
    ]);
    await expect(runAction("deleteUser", { userId })).rejects.toThrow(
      /Insufficient privileges .*403 Authorization_RequestDenied.* The least permission for this is User\.DeleteRestore\.All/,
    );
  });
});
