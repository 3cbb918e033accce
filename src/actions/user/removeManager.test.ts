import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "10f17b99-784c-4526-8747-aec8a3159d6a";
const removed = (alreadyRemoved: boolean) => ({ success: true, userId, alreadyRemoved });
const { request, response } = graphExchange("users.manager.remove ($ref DELETE)");

describe("removeManager", () => {
  it("removes the reference, never the manager", async () => {
    const calls = playGraph([response]);
    expect(await runAction("removeManager", { userId })).toEqual(removed(false));
    expect(calls).toEqual([{ method: "DELETE", path: request.path, headers: authorized }]);
  });

  it("counts no manager as success when the user is there", async () => {
    const calls = playGraph([answerOf("error: not found"), { body: { id: userId } }]);
    expect(await runAction("removeManager", { userId })).toEqual(removed(true));
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE ${request.path}`,
      `GET /v1.0/users/${userId}?$select=id`,
    ]);
  });

  it("reports a user that is not there", async () => {
    playGraph([answerOf("error: not found"), answerOf("error: not found")]);
    await expect(runAction("removeManager", { userId })).rejects.toThrow(
      /^Remove Manager failed: .*404/,
    );
  });

  it("refuses no user without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("removeManager", { userId: "" })).rejects.toThrow(/^User Id: /);
    expect(calls).toEqual([]);
  });
});
