import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

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

  describe("of a user that was created moments ago", () => {
    freezeDate(new Date("2026-11-20T18:00:00Z"));
    const waits = skipWaits();

    it("takes 404 for an answer, and does not wait for a replica", async () => {
      const created = { status: 201, body: { id: userId } };
      const calls = playGraph([created, answerOf("error: not found"), { body: { id: userId } }]);
      await runAction("createUser", {
        displayName: "New",
        userPrincipalName: "new",
        domain: "contoso.com",
        password: "xWwvJ]6NMw+bWH-d",
      });
      expect(await runAction("removeManager", { userId })).toEqual(removed(true));
      expect(calls).toHaveLength(3);
      expect(waits).toEqual([]);
    });
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
